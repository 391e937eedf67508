package vn.tiepdan.control.schedule.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import vn.tiepdan.control.schedule.Desk;
import vn.tiepdan.wire.DeviceId;

/** Who sits where on that day. Written by statements. */
@Entity
@Immutable
@IdClass(DeskRow.Key.class)
@Table(name = "reception_desk")
@NullUnmarked
class DeskRow {
    @Id
    UUID day;

    @Id
    String room;

    String official;

    record Key(UUID day, String room) implements Serializable {}

    Desk desk() {
        return new Desk(new DeviceId(room), official);
    }
}
