package vn.tiepdan.control.call;

import io.smallrye.mutiny.Uni;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.SessionId;

/** A feature that reacts to the end of calls. May be told more than once of the same end. */
public interface CallListener {
    Uni<Void> ended(CallId call, SessionId session, CallEnd why);
}
