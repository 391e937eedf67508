package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

/** The enrolled devices and what is known of them now. */
public interface Devices {
    Uni<Optional<Device>> find(DeviceId id);

    /** Of these; who is a stranger is left out. */
    Uni<List<Device>> find(Set<DeviceId> ids);

    /** Of any of these roles, by their ids. */
    Uni<List<Device>> withRole(Set<Role> roles);

    /** Online, with camera and microphone working: it can take part in a call now. */
    Uni<Boolean> ready(DeviceId id);

    /** The id in an address; whatever cannot be one is as {@link #unknown()} as any other stranger. */
    static DeviceId named(String id) {
        if (!id.matches(DeviceId.SYNTAX)) {
            throw unknown();
        }
        return new DeviceId(id);
    }

    /** What is answered about a device that is not enrolled. */
    static Refused unknown() {
        return new Refused(
                Problem.of(404, "no-such-device", "There is no such device", "Choose one from the list of devices."));
    }
}
