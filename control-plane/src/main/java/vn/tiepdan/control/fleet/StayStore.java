package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.wire.DeviceId;

/** Where devices stood. Every method takes part in the caller's transaction. */
public interface StayStore {
    /** Locked until the transaction ends; empty for a stranger. */
    Uni<Optional<Device>> lock(DeviceId device);

    Uni<Optional<Device>> find(DeviceId device);

    Uni<List<Stay.Over>> over(DeviceId device);

    /** Ends its stay where it stands and begins one elsewhere. */
    Uni<Void> move(Device device, SiteId to, Instant at);
}
