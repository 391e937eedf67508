package vn.tiepdan.control.audit.rest;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.Serial;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Which requests are parts of one view: those of one person, at one address, for one thing that follow each other. None of them is
 * answered before the line about the view is committed.
 */
@Singleton
class Parts {
    private static final Duration PAUSE = Duration.ofMinutes(2);
    private static final int MOST_REMEMBERED = 1000;

    /** @param from network address of whoever looks */
    record View(String person, String from, String action, String subject) {}

    private record Noted(Instant last, Uni<Void> written) {
        boolean goesOnAt(Instant now) {
            return !last.plus(PAUSE).isBefore(now);
        }
    }

    private final Clock clock;
    private final Map<View, Noted> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<View, Noted> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Parts(Clock clock) {
        this.clock = clock;
    }

    /**
     * Completes when the view is written down, and fails when it could not be. What was forgotten counts as a new view: rather one line
     * too many than none.
     *
     * @param write used for the first request of a view only
     */
    synchronized Uni<Void> noted(View view, Supplier<Uni<Void>> write) {
        var now = clock.instant();
        var before = remembered.get(view);
        var written = before != null && before.goesOnAt(now)
                ? before.written()
                : write.get().onFailure().invoke(() -> forget(view)).memoize().indefinitely();
        remembered.put(view, new Noted(now, written));
        return written;
    }

    private synchronized void forget(View view) {
        remembered.remove(view);
    }
}
