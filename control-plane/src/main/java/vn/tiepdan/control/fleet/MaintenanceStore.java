package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import vn.tiepdan.wire.DeviceId;

/** Announced work on devices. Every method takes part in the caller's transaction. */
public interface MaintenanceStore {
    /** Begins it; one that runs already gets another reason and another end and keeps its beginning. */
    Uni<Void> begin(DeviceId id, Maintenance maintenance);

    /** False when none runs. */
    Uni<Boolean> end(DeviceId id, Instant at);

    /** Whose time is over and who have not been told. */
    Uni<List<DeviceId>> over(Instant now);
}
