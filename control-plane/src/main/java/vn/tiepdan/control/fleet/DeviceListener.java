package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import vn.tiepdan.wire.DeviceId;

/** A feature that reacts when devices come, go, or become more or less able to take part in a call; after a disturbance many at once. */
public interface DeviceListener {
    Uni<Void> changed(Set<DeviceId> devices);
}
