package vn.tiepdan.control.recording;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.SessionId;

/** Where it is kept what became of recordings. Every method takes part in the caller's transaction. */
public interface RecordingStore {
    enum State {
        PROCESSING,
        READY,
        FAILED
    }

    record Viewing(Path file, String sha256, long bytes, Duration duration) {}

    /** @param detail why it failed, in English; empty otherwise */
    record Recording(
            CallId call,
            SessionId session,
            State state,
            String detail,
            List<Original> originals,
            Optional<Viewing> viewing,
            List<Gap> missing) {
        public Recording {
            originals = List.copyOf(originals);
            missing = List.copyOf(missing);
        }
    }

    /** Notes that there is something to process; harmless when it is noted already. */
    Uni<Void> begin(CallId call, SessionId session, Instant at);

    /** Begun and not finished, and ended calls of which nothing was begun yet because of a crash. */
    Uni<List<CallId>> unfinished(Instant now);

    Uni<Void> finish(Recording recording, Instant at);

    /** Of the newest call that has one. */
    Uni<Optional<Recording>> of(SessionId session);

    Uni<Map<SessionId, State>> states(Set<SessionId> sessions);
}
