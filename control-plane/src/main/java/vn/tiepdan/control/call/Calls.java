package vn.tiepdan.control.call;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.CallInvitation;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.SessionId;

/** The calls that run. */
public interface Calls {
    /** @param with the name of the other side as this party's page shows it */
    record Party(DeviceId device, Role role, String with) {}

    /**
     * Writes the call and its legs in the caller's transaction. After its commit the media room is there or being made, and every
     * party is invited except {@code asked}, who gets the invitation in its reply. Fails with
     * {@link vn.tiepdan.control.platform.Refused} {@code no-media-server} when none can be had.
     */
    Uni<List<CallInvitation>> open(SessionId session, List<Party> parties, DeviceId asked);

    /** Ends the call and tells every party; harmless when it is over already. */
    Uni<Void> end(CallId call, CallEnd why);

    /** The invitation that this device's page shall use to come (back) into the running call of the session, if there is one. */
    Uni<Optional<CallInvitation>> invitation(SessionId session, DeviceId device);
}
