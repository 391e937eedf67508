package vn.tiepdan.control.fleet.broker;

import java.time.Duration;

/**
 * How fast one device may speak: a bucket of messages that is filled at a steady rate and is large enough for what an agent brings
 * along after days without a network. Who empties it is thrown out, and stays out until it holds a tenth again. Nobody is slowed
 * down instead: the broker would have to keep what waits.
 */
final class Pace {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int TENTH = 10;

    private final long perMessage;
    private final long full;
    /** The moment at which the bucket is empty, by {@link System#nanoTime}: the fuller, the further back. */
    private long emptyAt;

    private boolean out;

    /** @param atOnce how many messages a full bucket holds */
    Pace(int perSecond, int atOnce, long now) {
        perMessage = SECOND / perSecond;
        full = perMessage * atOnce;
        emptyAt = now - full;
    }

    /** Whether the next message is allowed; if not, its sender must go. */
    synchronized boolean allows(long now) {
        if (isOut(now)) {
            return false;
        }
        emptyAt = Math.max(emptyAt, now - full) + perMessage;
        out = emptyAt > now;
        return !out;
    }

    /** Whether somebody who knocks was thrown out a moment ago. */
    synchronized boolean isOut(long now) {
        out = out && now - emptyAt < full / TENTH;
        return out;
    }
}
