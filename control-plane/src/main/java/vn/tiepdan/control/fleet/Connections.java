package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import vn.tiepdan.wire.DeviceId;

/** The connections that devices hold at the broker. */
public interface Connections {
    /** Ends the device's connection, without its will, if it has one. A broker that cannot be asked leaves it open. */
    Uni<Void> end(DeviceId device);
}
