package vn.tiepdan.control.recording.rest;

import jakarta.inject.Singleton;
import java.io.Serial;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.tiepdan.wire.SessionId;

/** Which requests for a viewing copy belong to one play: those of one person for one session that follow each other. */
@Singleton
class Plays {
    private static final Duration PAUSE = Duration.ofMinutes(2);
    private static final int MOST_REMEMBERED = 1000;

    private record Play(String person, SessionId session) {}

    private final Clock clock;
    private final Map<Play, Instant> last = new LinkedHashMap<>(16, 0.75f, true) {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Play, Instant> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Plays(Clock clock) {
        this.clock = clock;
    }

    /** True for the first request of a play. What was forgotten counts as a new play: rather one line too many than none. */
    synchronized boolean begins(String person, SessionId session) {
        var now = clock.instant();
        var before = last.put(new Play(person, session), now);
        return before == null || before.plus(PAUSE).isBefore(now);
    }
}
