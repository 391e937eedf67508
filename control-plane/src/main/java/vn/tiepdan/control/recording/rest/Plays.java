package vn.tiepdan.control.recording.rest;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.Serial;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import vn.tiepdan.wire.SessionId;

/**
 * Which requests for a viewing copy belong to one play: those of one person, at one address, for one session that follow each other.
 * None of them is answered before the line about the play is committed.
 */
@Singleton
class Plays {
    private static final Duration PAUSE = Duration.ofMinutes(2);
    private static final int MOST_REMEMBERED = 1000;

    /** @param from network address of the player */
    record Play(String person, String from, SessionId session) {}

    private record Noted(Instant last, Uni<Void> written) {
        boolean goesOnAt(Instant now) {
            return !last.plus(PAUSE).isBefore(now);
        }
    }

    private final Clock clock;
    private final Map<Play, Noted> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Play, Noted> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Plays(Clock clock) {
        this.clock = clock;
    }

    /**
     * Completes when the play is written down, and fails when it could not be. What was forgotten counts as a new play: rather one
     * line too many than none.
     *
     * @param write used for the first request of a play only
     */
    synchronized Uni<Void> noted(Play play, Supplier<Uni<Void>> write) {
        var now = clock.instant();
        var before = remembered.get(play);
        var written = before != null && before.goesOnAt(now)
                ? before.written()
                : write.get().onFailure().invoke(() -> forget(play)).memoize().indefinitely();
        remembered.put(play, new Noted(now, written));
        return written;
    }

    private synchronized void forget(Play play) {
        remembered.remove(play);
    }
}
