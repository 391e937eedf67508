package vn.tiepdan.agent.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * When a device that waits for approval asks again: not before the control plane wants it (RFC 7030 §4.2.3), and a random while later,
 * so that kiosks that were unpacked together do not come together.
 */
record Pause(Instant begin, Instant end) {
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration WHEN_NOT_SAID = Duration.ofSeconds(30);
    private static final int JITTER = 4;

    /** Begins a pause now; what the control plane wants is kept between a second and ten minutes. */
    static Pause of(Duration wanted, Instant now, RandomGenerator random) {
        var kept = bounded(wanted);
        return new Pause(
                now,
                now.plus(kept).plusMillis(random.nextLong(kept.dividedBy(JITTER).toMillis() + 1)));
    }

    /** A clock that was set back does not prolong it. */
    boolean holds(Instant now) {
        return !now.isBefore(begin) && now.isBefore(end);
    }

    /** Of a header {@code Retry-After} in seconds; a date, or anything else, is as if nothing had been said. */
    static Duration wanted(String retryAfter) {
        return retryAfter.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(retryAfter)) : WHEN_NOT_SAID;
    }

    private static Duration bounded(Duration wanted) {
        var least = wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted;
        return least.compareTo(LONGEST) > 0 ? LONGEST : least;
    }
}
