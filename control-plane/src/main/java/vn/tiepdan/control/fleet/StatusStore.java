package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Status;

/** The latest status of each device. Every method takes part in the caller's transaction. */
public interface StatusStore {
    /**
     * What is kept, without its content.
     *
     * @param shown as in {@link Received}
     */
    record Kept(long epoch, long sequence, String shown) {
        boolean isOlderThan(Status status) {
            return epoch < status.epoch() || epoch == status.epoch() && sequence < status.sequence();
        }
    }

    /**
     * A status that came.
     *
     * @param shown changes when an operator or an official would see a difference; load and round trips are none
     */
    record Received(DeviceId device, Status status, String shown) {
        static Received of(DeviceId device, Status status) {
            return new Received(device, status, Readiness.shown(status));
        }
    }

    Uni<Map<DeviceId, Kept>> keptOf(Collection<DeviceId> devices);

    Uni<Void> save(List<Received> received, Instant at);
}
