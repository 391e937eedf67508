package vn.tiepdan.control.fleet.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

@Entity
@Table(name = "device")
@SuppressWarnings("NullAway.Init")
class DeviceRow {
    @Id
    String id;

    String site;

    @Enumerated(EnumType.STRING)
    Role role;

    String label;
    Instant enrolledAt;

    static DeviceRow of(Device device) {
        var row = new DeviceRow();
        row.id = device.id().value();
        row.site = device.site().value();
        row.role = device.role();
        row.label = device.label();
        row.enrolledAt = device.enrolledAt();
        return row;
    }

    Device asDevice() {
        return new Device(new DeviceId(id), new SiteId(site), role, label, enrolledAt);
    }
}
