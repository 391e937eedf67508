package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import vn.tiepdan.wire.DeviceId;

/** The connections that devices hold at the broker. */
public interface Connections {
    /**
     * Ends the device's connection, if it has one; nobody believes its will then. Fails when the broker does not do it within seconds, and
     * then leaves it open.
     */
    Uni<Void> end(DeviceId device);
}
