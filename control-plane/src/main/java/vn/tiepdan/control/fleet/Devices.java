package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

/** The enrolled devices and what is known of them now. */
public interface Devices {
    Uni<Optional<Device>> find(DeviceId id);

    Uni<List<Device>> withRole(Role role);

    /** Online, with camera and microphone working: it can take part in a call now. */
    Uni<Boolean> ready(DeviceId id);
}
