package vn.tiepdan.control.fleet.rest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.DevicePresence;
import vn.tiepdan.control.fleet.FleetStore.Known;
import vn.tiepdan.wire.Role;

/**
 * A device in the list of all: small, because there may be thousands.
 *
 * @param site   id of the place where it stands; names are at {@code /api/v1/sites}
 * @param alarms how many things on it need a person
 */
public record DeviceRow(
        String id,
        String label,
        String site,
        Role role,
        Presence presence,
        ReadinessView readiness,
        int alarms,
        @Nullable String software) {
    /** @param since when this became so, by the control plane's clock */
    public record Presence(DevicePresence.State state, String reason, long epoch, Instant since) {}

    static DeviceRow of(Known known) {
        var device = known.device();
        var presence = known.presence();
        return new DeviceRow(
                device.id().value(),
                device.label(),
                device.site().value(),
                device.role(),
                new Presence(presence.state(), presence.reason(), presence.epoch(), presence.since()),
                ReadinessView.of(known.readiness()),
                known.needsSomebody().size(),
                presence.software().isEmpty() ? null : presence.software());
    }
}
