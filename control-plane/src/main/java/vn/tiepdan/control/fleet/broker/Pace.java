package vn.tiepdan.control.fleet.broker;

import java.time.Duration;
import java.util.Optional;

/**
 * How fast one device may speak: a bucket of messages that is filled at a steady rate. Who empties it is held back until the next
 * message is due, so that a device which has much to say is slowed down and not punished. Who does not wait for that and piles up
 * more than a second of it is thrown out, and stays out until the bucket has recovered.
 */
final class Pace {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    /** Of messages, in seconds of the rate, that somebody owes who was thrown out. */
    private static final long PENALTY_SECONDS = 10;

    private final long perMessage;
    private final long full;
    /** The moment at which the bucket is empty, by {@link System#nanoTime}: the fuller, the further back. */
    private long emptyAt;

    /** @param atOnce how many messages a full bucket holds */
    Pace(int perSecond, int atOnce, long now) {
        perMessage = SECOND / perSecond;
        full = perMessage * atOnce;
        emptyAt = now - full;
    }

    /** How long the next message is held back; empty when its sender must go. */
    synchronized Optional<Duration> next(long now) {
        emptyAt = Math.max(emptyAt, now - full) + perMessage;
        if (emptyAt - now > SECOND) {
            emptyAt = Math.max(emptyAt, now + PENALTY_SECONDS * SECOND);
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(Math.max(0, emptyAt - now)));
    }

    /** Whether somebody who knocks was thrown out a moment ago. */
    synchronized boolean isOut(long now) {
        return emptyAt - now > SECOND;
    }
}
