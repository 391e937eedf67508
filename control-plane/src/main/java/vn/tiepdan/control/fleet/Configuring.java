package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reported;

/** The feature that decides how devices are configured. A stranger's word changes nothing. */
public interface Configuring {
    /** It has come, and is to be told how it shall be configured. */
    Uni<Void> born(DeviceId device);

    /** What it runs with, as it says. */
    Uni<Void> reported(DeviceId device, Reported reported);

    /** It stands at another site, in the caller's transaction. */
    Uni<Void> moved(DeviceId device);
}
