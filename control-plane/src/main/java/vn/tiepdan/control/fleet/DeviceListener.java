package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import vn.tiepdan.wire.DeviceId;

/** A feature that reacts when a device comes, goes, or becomes more or less able to take part in a call. */
public interface DeviceListener {
    Uni<Void> changed(DeviceId device);
}
