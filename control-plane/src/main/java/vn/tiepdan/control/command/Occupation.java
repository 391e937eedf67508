package vn.tiepdan.control.command;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import vn.tiepdan.wire.DeviceId;

/** Whether a session runs somewhere. Answered by the feature that holds the sessions, in the caller's transaction. */
public interface Occupation {
    /** Those of these devices at which somebody is received now. */
    Uni<Set<DeviceId>> inSession(Set<DeviceId> devices);
}
