package vn.tiepdan.control.call;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import vn.tiepdan.wire.SessionId;

/** Whoever keeps recordings says here how far each is, for the list of sessions. */
public interface SessionRecordings {
    /** {@code recording}, {@code processing}, {@code ready} or {@code failed}; absent for a session without a recording. */
    Uni<Map<SessionId, String>> states(Set<SessionId> sessions);
}
