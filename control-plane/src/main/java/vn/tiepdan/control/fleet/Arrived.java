package vn.tiepdan.control.fleet;

import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Event;

/** An event and who says that it happened. */
public record Arrived(DeviceId device, Event event) {
    EventStore.Counter counter() {
        return new EventStore.Counter(device, event.epoch());
    }
}
