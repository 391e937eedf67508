package vn.tiepdan.control.fleet;

import java.time.Instant;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Presence;

/**
 * What a device says of its being there, or the broker in its name.
 *
 * @param kept whether it comes from the broker's store: then nobody knows how long ago it was said
 */
public record Word(DeviceId device, Presence said, boolean kept) {
    DevicePresence after(DevicePresence before, Instant now) {
        return kept ? before.afterKept(said, now) : before.after(said, now);
    }
}
