package vn.tiepdan.bench.fleet;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.journey.stack.Mishap;
import vn.tiepdan.wire.DeviceId;

/** All simulated devices, on one event loop; whoever is not on it reaches them through {@link #ask}. */
public final class Fleet implements AutoCloseable {
    static final String SOFTWARE = "simulated";
    private static final long TICK_MILLIS = 20;
    private static final int CONNECTS_PER_SECOND = 100;
    private static final int CONNECT_WITHIN_MILLIS = 10_000;
    private static final int ANSWER_WITHIN_MILLIS = 30_000;
    private static final long LOOKS_EVERY_MILLIS = 20;

    final Tally tally = new Tally();
    final Messages messages = new Messages();
    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private final EventLoop loop = group.next();
    private final Tls tls;
    private final Function<DeviceId, InetSocketAddress> broker;
    private final List<SimulatedDevice> devices;
    private volatile @Nullable Throwable lastFailure;

    private final Promise promise;

    /** What devices expect of the far side. */
    public enum Promise {
        /** That every event is committed: it is kept and sent again until that is said. */
        COMMITTED,
        /** Nothing: an event is sent once and forgotten. */
        NONE;

        boolean isKept() {
            return this == COMMITTED;
        }
    }

    private Fleet(Enrolled enrolled, Promise promise, Function<DeviceId, InetSocketAddress> broker, long seed) {
        this.tls = enrolled.tls();
        this.promise = promise;
        this.broker = broker;
        var random = new SplittableRandom(seed);
        var all = new ArrayList<SimulatedDevice>();
        for (var identity : enrolled.identities()) {
            all.add(new SimulatedDevice(this, identity.id(), all.size(), random.split()));
        }
        Collections.shuffle(all, Random.from(random));
        this.devices = List.copyOf(all);
        loop.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * @param broker where each device reaches it; a proxy in between for those whose line shall break
     * @param seed   chooses who speaks when and who comes back when
     */
    public static Fleet of(
            Enrolled enrolled, Promise promise, Function<DeviceId, InetSocketAddress> broker, long seed) {
        return new Fleet(enrolled, promise, broker, seed);
    }

    /** In the order in which they speak. */
    public List<SimulatedDevice> devices() {
        return devices;
    }

    public Tally.Count count() {
        return tally.now();
    }

    /** When a device heard a command last, by {@link System#nanoTime}. */
    public long commandHeardNanos() {
        return tally.commandHeardNanos;
    }

    /** What broke a connection last, for the report. */
    public @Nullable Throwable lastFailure() {
        return lastFailure;
    }

    /** All begin, so many in a second. */
    public void begin(int perSecond) {
        for (int i = 0; i < devices.size(); i++) {
            var device = devices.get(i);
            loop.schedule(device::begin, i * 1_000_000L / perSecond, TimeUnit.MICROSECONDS);
        }
    }

    /**
     * Everybody connects, so many in a second as two cores can bear beside what the connected say. Fails with {@link Mishap} when not all are there in time.
     *
     * @param log where the far side says what became of the others
     */
    public void connect(Duration within, Path log) throws InterruptedException {
        begin(CONNECTS_PER_SECOND);
        demandConnected(within, log);
    }

    /** Fails with {@link Mishap} when not everybody is connected in time. */
    public void demandConnected(Duration within, Path log) throws InterruptedException {
        if (!connectedWithin(devices.size(), within)) {
            throw new Mishap("Of " + devices.size() + " devices only " + count() + " are connected; " + lastFailure()
                    + "; the control plane's log: " + log);
        }
    }

    /** @return whether so many were connected at some moment before this time was over */
    public boolean connectedWithin(int many, Duration time) throws InterruptedException {
        var until = System.nanoTime() + time.toNanos();
        while (tally.connected.sum() < many) {
            if (System.nanoTime() > until) {
                return false;
            }
            Thread.sleep(LOOKS_EVERY_MILLIS);
        }
        return true;
    }

    /** Does something to the devices, and waits until it is done. */
    public <T> T ask(Callable<T> work) throws InterruptedException {
        return loop.submit(work).sync().getNow();
    }

    /** Begins at once. */
    public Load load(Load.Shape shape, long seed) {
        return new Load(loop, devices, shape, new SplittableRandom(seed));
    }

    private void tick() {
        long now = now();
        for (var device : devices) {
            device.tick(now);
        }
    }

    // --- for the devices ---

    Promise promise() {
        return promise;
    }

    long now() {
        return System.currentTimeMillis();
    }

    ByteBufAllocator buffers() {
        return PooledByteBufAllocator.DEFAULT;
    }

    ByteBuf bytes(byte[] content) {
        return Unpooled.wrappedBuffer(content);
    }

    void failed(Throwable failure) {
        lastFailure = failure;
    }

    static boolean isSecured(Object event) {
        return event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess();
    }

    static boolean isUnanswered(Object event) {
        return event instanceof SslHandshakeCompletionEvent handshake
                && handshake.cause() instanceof SslHandshakeTimeoutException;
    }

    Channel open(DeviceId device, ChannelHandler speaker) {
        var address = broker.apply(device);
        return new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_WITHIN_MILLIS)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        var tlsHandler = new SslHandler(tls.engine(device, address.getPort()));
                        tlsHandler.setHandshakeTimeoutMillis(ANSWER_WITHIN_MILLIS);
                        channel.pipeline()
                                .addLast(tlsHandler, new MqttDecoder(Packets.LARGEST), MqttEncoder.INSTANCE, speaker);
                    }
                })
                .connect(address)
                .channel();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
