package vn.tiepdan.control.fleet.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Wire;

@Entity
@Table(name = "device_status")
@SuppressWarnings("NullAway.Init")
class StatusRow {
    @Id
    String device;

    long epoch;
    long sequence;
    Instant receivedAt;
    String document;

    Status asStatus() {
        return Wire.read(document, Status.class);
    }
}
