package vn.tiepdan.control.fleet;

import java.time.Instant;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

/**
 * One enrolled device.
 *
 * @param label what the operator calls it, for example {@code Ki-ốt 1}
 */
public record Device(DeviceId id, SiteId site, Role role, String label, Instant enrolledAt) {}
