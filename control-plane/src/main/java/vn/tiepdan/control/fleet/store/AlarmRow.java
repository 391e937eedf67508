package vn.tiepdan.control.fleet.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.Alarm;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Wire;

/** Only read through JPA. */
@Entity
@Table(name = "device_alarm")
@SuppressWarnings("NullAway.Init")
class AlarmRow {
    @Id
    long id;

    String device;
    String name;
    long epoch;
    Instant since;
    Instant raisedAt;
    String evidence;

    @Nullable
    String finding;

    @Nullable
    Instant clearedAt;

    Alarm asAlarm() {
        return new Alarm(
                name,
                epoch,
                since,
                raisedAt,
                evidence,
                Optional.ofNullable(finding).map(text -> Wire.read(text, Finding.class)));
    }
}
