package vn.tiepdan.bench.ingest;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.postgresql.PGConnection;
import vn.tiepdan.bench.fleet.Database;
import vn.tiepdan.journey.stack.Mishap;

/** One subscriber that copies whatever came into one table and acknowledges it after the commit. Nothing is read or decided. */
final class Copying implements AutoCloseable {
    private static final int MOST_OPEN = 65_535;
    private static final int CONNACK = 2;
    private static final int SUBACK = 9;
    private static final long CONNECTS_WITHIN_SECONDS = 10;
    private static final String TABLE = "create table if not exists floor_message ("
            + "topic text not null, payload text not null, received_at timestamptz not null default now())";
    private static final String COPY = "copy floor_message (topic, payload) from stdin";
    private static final MqttFixedHeader PUBACK =
            new MqttFixedHeader(MqttMessageType.PUBACK, false, MqttQoS.AT_MOST_ONCE, false, 2);

    /** One message as it came. */
    private record Taken(int packet, byte[] row) {}

    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private final CountDownLatch subscribed = new CountDownLatch(1);
    private final LongAdder committed = new LongAdder();
    private final Connection connection;
    private final Channel channel;
    private final Thread writer;
    private List<Taken> waiting = new ArrayList<>();
    private boolean open = true;

    Copying(InetSocketAddress broker, Database database) throws InterruptedException {
        connection = database.connect();
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
            connection.setAutoCommit(false);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        writer = Thread.ofPlatform().name("copies").start(this::copyOn);
        channel = connect(broker);
        if (!subscribed.await(CONNECTS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            throw new Mishap("mosquitto does not accept the subscriber.");
        }
    }

    /** Rows that are committed. */
    long committed() {
        return committed.sum();
    }

    private Channel connect(InetSocketAddress broker) throws InterruptedException {
        return new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel opened) {
                        opened.pipeline().addLast(new Frames(), MqttEncoder.INSTANCE, new Hearing());
                    }
                })
                .connect(broker)
                .sync()
                .channel();
    }

    private final class Hearing extends SimpleChannelInboundHandler<Object> {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            var properties = new MqttProperties();
            properties.add(new MqttProperties.IntegerProperty(
                    MqttProperties.MqttPropertyType.RECEIVE_MAXIMUM.value(), MOST_OPEN));
            context.writeAndFlush(MqttMessageBuilders.connect()
                    .protocolVersion(MqttVersion.MQTT_5)
                    .clientId("floor")
                    .cleanSession(true)
                    .keepAlive(0)
                    .properties(properties)
                    .build());
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, Object frame) {
            switch (frame) {
                case Frames.Publish message -> take(message);
                case Frames.Other(int type) when type == CONNACK -> subscribe(context);
                case Frames.Other(int type) when type == SUBACK -> subscribed.countDown();
                default -> {}
            }
        }

        private void subscribe(ChannelHandlerContext context) {
            context.writeAndFlush(MqttMessageBuilders.subscribe()
                    .messageId(1)
                    .addSubscription(
                            vn.tiepdan.wire.Channel.STATUS.filter(),
                            MqttSubscriptionOption.onlyFromQos(MqttQoS.AT_LEAST_ONCE))
                    .addSubscription(
                            vn.tiepdan.wire.Channel.EVENT.filter(),
                            MqttSubscriptionOption.onlyFromQos(MqttQoS.AT_LEAST_ONCE))
                    .build());
        }
    }

    private void take(Frames.Publish message) {
        var row = (message.topic() + '\t' + message.payload().replace("\\", "\\\\") + '\n')
                .getBytes(StandardCharsets.UTF_8);
        synchronized (this) {
            waiting.add(new Taken(message.packet(), row));
            notifyAll();
        }
    }

    private synchronized List<Taken> next() throws InterruptedException {
        while (waiting.isEmpty() && open) {
            wait();
        }
        var batch = waiting;
        waiting = new ArrayList<>();
        return batch;
    }

    private void copyOn() {
        try {
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var batch = next(); !batch.isEmpty(); batch = next()) {
                var copy = copies.copyIn(COPY);
                for (var taken : batch) {
                    copy.writeToCopy(taken.row(), 0, taken.row().length);
                }
                copy.endCopy();
                connection.commit();
                committed.add(batch.size());
                acknowledge(batch);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void acknowledge(List<Taken> batch) {
        ByteBuf none = Unpooled.EMPTY_BUFFER;
        channel.eventLoop().execute(() -> {
            for (var taken : batch) {
                channel.write(new MqttMessage(PUBACK, MqttMessageIdVariableHeader.from(taken.packet()), none));
            }
            channel.flush();
        });
    }

    @Override
    public void close() throws InterruptedException {
        synchronized (this) {
            open = false;
            notifyAll();
        }
        writer.join();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        try {
            connection.close();
        } catch (SQLException closedAnyway) {
            throw new IllegalStateException(closedAnyway);
        }
    }
}
