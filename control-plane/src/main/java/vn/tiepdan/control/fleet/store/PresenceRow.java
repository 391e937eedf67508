package vn.tiepdan.control.fleet.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.DevicePresence;
import vn.tiepdan.wire.DeviceId;

@Entity
@Table(name = "device_presence")
@SuppressWarnings("NullAway.Init")
class PresenceRow {
    @Id
    String device;

    @Enumerated(EnumType.STRING)
    DevicePresence.State state;

    String reason;
    String evidence;
    long epoch;
    Instant since;

    @Nullable
    Instant heardAt;

    String software;

    static PresenceRow of(DeviceId device, DevicePresence presence) {
        var row = new PresenceRow();
        row.device = device.value();
        return row.with(presence);
    }

    PresenceRow with(DevicePresence presence) {
        state = presence.state();
        reason = presence.reason();
        evidence = presence.evidence();
        epoch = presence.epoch();
        since = presence.since();
        heardAt = presence.heardAt().orElse(null);
        software = presence.software();
        return this;
    }

    DevicePresence asPresence() {
        return new DevicePresence(state, reason, evidence, epoch, since, Optional.ofNullable(heardAt), software);
    }
}
