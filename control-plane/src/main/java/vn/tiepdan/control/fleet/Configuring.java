package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Set;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reported;

/** The feature that decides how devices are configured. A stranger's word changes nothing. */
public interface Configuring {
    /** They have come, and are to be told how they shall be configured. */
    Uni<Void> born(Set<DeviceId> devices);

    /** What each runs with, as it says. */
    Uni<Void> reported(Map<DeviceId, Reported> said);

    /** It stands at another site, in the caller's transaction. */
    Uni<Void> moved(DeviceId device);
}
