package vn.tiepdan.control.schedule.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;
import vn.tiepdan.control.body.SiteId;

/** A place where citizens sit on that day. Written by statements. */
@Entity
@Immutable
@IdClass(SiteRow.Key.class)
@Table(name = "reception_day_site")
@NullUnmarked
class SiteRow {
    @Id
    UUID day;

    @Id
    String site;

    LocalDate date;

    record Key(UUID day, String site) implements Serializable {}

    SiteId named() {
        return new SiteId(site);
    }
}
