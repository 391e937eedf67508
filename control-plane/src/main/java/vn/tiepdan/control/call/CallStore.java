package vn.tiepdan.control.call;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.SessionId;

/** Where calls are kept. Every method takes part in the caller's transaction. */
public interface CallStore {
    Uni<Void> insert(CallRecord call);

    Uni<Optional<CallRecord>> running(SessionId session);

    Uni<Optional<CallRecord>> running(CallId call);

    Uni<List<CallRecord>> allRunning();

    Uni<Optional<CallRecord>> ended(CallId call);

    /** Notes the attempt when it is higher than what is known. */
    Uni<Void> attempted(LegId leg, int attempt);

    /** True when it was running until now. */
    Uni<Boolean> end(CallId call, CallEnd why, Instant at);
}
