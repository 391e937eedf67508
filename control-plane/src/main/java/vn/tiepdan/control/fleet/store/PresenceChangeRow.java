package vn.tiepdan.control.fleet.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import vn.tiepdan.control.fleet.DevicePresence;
import vn.tiepdan.control.fleet.PresenceStore;

/** Only read through JPA. */
@Entity
@Table(name = "device_presence_change")
@SuppressWarnings("NullAway.Init")
class PresenceChangeRow {
    @Id
    long number;

    String device;

    @Enumerated(EnumType.STRING)
    DevicePresence.State state;

    String reason;
    String evidence;
    long epoch;
    Instant since;

    PresenceStore.Change asChange() {
        return new PresenceStore.Change(number, state, reason, evidence, epoch, since);
    }
}
