package vn.tiepdan.control.configuration.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.configuration.Change;
import vn.tiepdan.control.configuration.Layer;
import vn.tiepdan.control.configuration.Settings;
import vn.tiepdan.wire.Wire;

@Entity
@Immutable
@IdClass(ChangeRow.Key.class)
@Table(name = "configuration_change")
@SuppressWarnings("NullAway.Init")
class ChangeRow {
    @Id
    String layer;

    @Id
    long version;

    String settings;
    String why;
    String changedBy;
    Instant changedAt;

    @Nullable
    Long restores;

    record Key(String layer, long version) implements Serializable {}

    @SuppressWarnings("unchecked")
    Change asChange() {
        Map<String, Object> kept = Wire.read(settings, Map.class);
        return new Change(
                Layer.parse(layer).orElseThrow(),
                version,
                Settings.ofKnown(kept),
                why,
                changedBy,
                changedAt,
                Optional.ofNullable(restores));
    }
}
