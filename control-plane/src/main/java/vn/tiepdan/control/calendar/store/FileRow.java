package vn.tiepdan.control.calendar.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import vn.tiepdan.control.calendar.CalendarStore.Kept;

/** Without the content of the file. */
@Entity
@Immutable
@Table(name = "calendar_file")
@SuppressWarnings("NullAway.Init")
class FileRow {
    @Id
    long id;

    Instant broughtAt;
    String broughtBy;
    String format;
    String sha256;
    int days;

    Kept asKept() {
        return new Kept(id, broughtAt, broughtBy, format, sha256, days);
    }
}
