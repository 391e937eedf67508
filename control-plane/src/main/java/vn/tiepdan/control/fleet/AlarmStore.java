package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Event;

/** The alarms of devices. Every method takes part in the caller's transaction. */
public interface AlarmStore {
    /** One alarm of a device: of each name one is open at most. */
    record Key(DeviceId device, String name) {}

    /** An alarm and the event that raised it. */
    record Raised(DeviceId device, Event event, Event.AlarmRaised said) {
        Key key() {
            return new Key(device, said.peripheral());
        }
    }

    /** The open ones of these devices, oldest first; who has none is not in it. */
    Uni<Map<DeviceId, List<Alarm>>> open(Set<DeviceId> devices);

    /** The same, their rows locked until the transaction ends. Whoever changes alarms locks first, so that no two wait for each other. */
    Uni<Map<DeviceId, List<Alarm>>> lock(Set<DeviceId> devices);

    /**
     * Notes alarms, or that open ones are raised again; of each {@link Key} one at most. The same event again changes nothing.
     *
     * @param at by the control plane's clock
     */
    Uni<Void> raise(Collection<Raised> raised, Instant at);

    Uni<Void> clear(Collection<Key> cleared, Instant at);
}
