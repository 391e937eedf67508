package vn.tiepdan.bench.fleet;

import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.util.Optional;

/** When one device says how it is. A status that waits for the one before is overtaken by the next. */
final class Heartbeat {
    private static final long MILLIS = 1_000;

    private final Tally tally;
    private long sequence;
    private int underWay;
    private boolean due;
    private long nextAt = Long.MAX_VALUE;

    Heartbeat(Tally tally) {
        this.tally = tally;
    }

    /** What makes a status. */
    @FunctionalInterface
    interface Form {
        MqttPublishMessage of(int packet, long sequence);
    }

    void boot() {
        sequence = 0;
    }

    void linkDown() {
        underWay = 0;
        nextAt = Long.MAX_VALUE;
    }

    void isDue() {
        tally.statusesDue.increment();
        due = true;
    }

    boolean beats(long now) {
        return now >= nextAt;
    }

    void rhythm(long now, int seconds) {
        nextAt = Math.min(nextAt, now + seconds * MILLIS);
    }

    /** The status to send now, if one is due and none is under way. */
    Optional<MqttPublishMessage> next(long now, int seconds, int packet, Form form) {
        nextAt = now + seconds * MILLIS;
        if (!due || underWay != 0) {
            return Optional.empty();
        }
        due = false;
        underWay = packet;
        sequence++;
        tally.statusesSent.increment();
        return Optional.of(form.of(packet, sequence));
    }

    /** @return whether it was this packet that was under way */
    boolean taken(int packet) {
        var own = packet == underWay;
        if (own) {
            underWay = 0;
            tally.statusesTaken.increment();
        }
        return own;
    }
}
