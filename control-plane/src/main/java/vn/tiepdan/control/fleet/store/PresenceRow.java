package vn.tiepdan.control.fleet.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.DevicePresence;
import vn.tiepdan.control.fleet.PresenceStore;
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

    /** Of whom nobody has said it, the usual is expected. Written beside this entity alone. */
    @Column(insertable = false, updatable = false)
    @Nullable
    Integer heartbeatSeconds;

    @Column(insertable = false, updatable = false)
    @Nullable
    Integer reconnectSeconds;

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

    PresenceStore.Silent asSilent(PresenceStore.Rhythm usual) {
        return new PresenceStore.Silent(
                new PresenceStore.Believed(new DeviceId(device), asPresence()),
                new PresenceStore.Rhythm(
                        heartbeatSeconds == null ? usual.heartbeat() : Duration.ofSeconds(heartbeatSeconds),
                        reconnectSeconds == null ? usual.reconnectWindow() : Duration.ofSeconds(reconnectSeconds)));
    }

    DevicePresence asPresence() {
        return new DevicePresence(state, reason, evidence, epoch, since, Optional.ofNullable(heardAt), software);
    }
}
