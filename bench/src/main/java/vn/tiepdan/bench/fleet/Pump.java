package vn.tiepdan.bench.fleet;

import io.netty.channel.Channel;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/** Brings the events of one device to the broker, oldest first, again and again until they are committed, as an agent's does. */
final class Pump {
    private static final int AT_ONCE = 32;
    private static final long FIRST_PATIENCE_MILLIS = 3_000;
    private static final long MOST_PATIENCE_MILLIS = 60_000;
    private static final int MOST_DOUBLINGS = 10;

    private final Fleet fleet;
    private final String topic;
    private final int place;
    private final RandomGenerator random;
    private final IntSupplier packets;
    private final Backlog backlog = new Backlog();
    private long sentEpoch;
    private long sentNumber;
    private int repeats;
    private long resendAt = Long.MAX_VALUE;

    /** @param packets names the next packet */
    Pump(Fleet fleet, String topic, int place, RandomGenerator random, IntSupplier packets) {
        this.fleet = fleet;
        this.topic = topic;
        this.place = place;
        this.random = random;
        this.packets = packets;
    }

    int waiting() {
        return backlog.size();
    }

    void add(long epoch, long number, long atMillis) {
        backlog.add(epoch, number, atMillis);
    }

    /** @return how many events that were */
    int forget(long epoch, long number) {
        repeats = Math.max(0, repeats - 1);
        resendAt = Long.MAX_VALUE;
        return backlog.forget(epoch, number);
    }

    void linkDown() {
        resendAt = Long.MAX_VALUE;
    }

    void linkUp(Channel open) {
        repeats = 0;
        sendAll(open);
    }

    void tick(Channel open, long now) {
        if (now >= resendAt) {
            resendAt = Long.MAX_VALUE;
            repeats++;
            sendAll(open);
        }
    }

    private void sendAll(Channel open) {
        sentEpoch = 0;
        sentNumber = 0;
        sendNew(open);
    }

    /** @return whether there was any to send */
    boolean sendNew(Channel open) {
        int most = Math.min(AT_ONCE, backlog.size());
        boolean any = false;
        for (int i = 0; i < most; i++) {
            var epoch = backlog.epoch(i);
            var number = backlog.number(i);
            if (epoch > sentEpoch || epoch == sentEpoch && number > sentNumber) {
                sentEpoch = epoch;
                sentNumber = number;
                any = true;
                send(open, i);
            }
        }
        if (any) {
            open.flush();
        }
        if (backlog.size() > 0 && resendAt == Long.MAX_VALUE) {
            long longest = Math.min(FIRST_PATIENCE_MILLIS << Math.min(repeats, MOST_DOUBLINGS), MOST_PATIENCE_MILLIS);
            resendAt = fleet.now() + longest / 2 + random.nextLong(longest / 2 + 1);
        }
        return any;
    }

    private void send(Channel open, int i) {
        fleet.tally.eventsSent.increment();
        var text =
                fleet.messages.event(fleet.buffers(), place, backlog.epoch(i), backlog.number(i), backlog.atMillis(i));
        open.write(Packets.event(topic, packets.getAsInt(), text));
    }
}
