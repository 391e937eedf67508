package vn.tiepdan.bench.fleet;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Makes devices speak at a steady rate: one after the other, and by chance a status or an event. */
public final class Load {
    private static final long TICK_MICROS = 2_000;

    /**
     * @param perSecond  messages of the whole fleet
     * @param eventShare of them that are events, 0 to 1; the others are statuses
     */
    public record Shape(int perSecond, double eventShare) {}

    private final EventLoop loop;
    private final List<SimulatedDevice> devices;
    private final Shape shape;
    private final RandomGenerator random;
    private final long begun = System.nanoTime();
    private long offered;
    private boolean stopped;

    Load(EventLoop loop, List<SimulatedDevice> devices, Shape shape, RandomGenerator random) {
        this.loop = loop;
        this.devices = devices;
        this.shape = shape;
        this.random = random;
        loop.execute(this::offer);
    }

    /** What is due by now is offered now, so that a late tick loses nothing. */
    private void offer() {
        if (stopped) {
            return;
        }
        long due = (System.nanoTime() - begun) / 1_000 * shape.perSecond() / 1_000_000;
        for (; offered < due; offered++) {
            var device = devices.get((int) (offered % devices.size()));
            if (random.nextDouble() < shape.eventShare()) {
                device.happen();
            } else {
                device.changed();
            }
        }
        loop.schedule(this::offer, TICK_MICROS, TimeUnit.MICROSECONDS);
    }

    /** @return how many messages it made due */
    public long stop() throws InterruptedException {
        return loop.submit(() -> {
                    stopped = true;
                    return offered;
                })
                .sync()
                .getNow();
    }
}
