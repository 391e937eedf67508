package vn.tiepdan.control.fleet;

import java.time.Duration;
import java.time.Instant;

/**
 * How much silence is doubt and how much is certainty. Loss of line or power must show within 30 s of it with a heartbeat of 10 s:
 * the last heartbeat may be as fresh as the loss itself, so certainty comes after 2.5 heartbeats (25 s) and leaves the rest to the
 * round that notices it. Doubt comes after 1.5, when one heartbeat is missing for certain and not only late.
 *
 * @param reconnect what a device may take to come back after the control plane or its link was away
 */
public record Patience(Duration untilSuspect, Duration untilOffline, Duration reconnect) {
    /** From when on silence counts for who hears since then. */
    Instant countsFrom(Instant hearsSince) {
        return hearsSince.plus(reconnect);
    }

    public static Patience of(Duration heartbeat, Duration reconnectWindow) {
        return new Patience(
                heartbeat.multipliedBy(3).dividedBy(2),
                heartbeat.multipliedBy(5).dividedBy(2),
                reconnectWindow);
    }
}
