package vn.tiepdan.control.configuration.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** What a device shall run with. Read column by column, written by statements. */
@Entity
@Immutable
@Table(name = "device_configuration")
@SuppressWarnings("NullAway.Init")
class KeptRow {
    @Id
    String device;

    String document;
    Instant changedAt;
    boolean stale;
}
