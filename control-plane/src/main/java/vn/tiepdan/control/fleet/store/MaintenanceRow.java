package vn.tiepdan.control.fleet.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.Maintenance;

/** Only read through JPA. */
@Entity
@Table(name = "device_maintenance")
@SuppressWarnings("NullAway.Init")
class MaintenanceRow {
    @Id
    long id;

    String device;
    String reason;
    String begunBy;
    Instant beganAt;

    @Column(name = "ends_at")
    Instant until;

    @Nullable
    Instant endedAt;

    Maintenance asMaintenance() {
        return new Maintenance(reason, begunBy, beganAt, until);
    }
}
