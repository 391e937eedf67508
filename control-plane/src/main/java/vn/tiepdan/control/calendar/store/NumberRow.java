package vn.tiepdan.control.calendar.store;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serial;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.calendar.LegalNumber;
import vn.tiepdan.control.calendar.Source;
import vn.tiepdan.control.calendar.Words;

@Entity
@Immutable
@IdClass(NumberRow.Key.class)
@Table(name = "legal_number")
@SuppressWarnings("NullAway.Init")
class NumberRow {
    record Key(LegalNumber.Key key, LocalDate inForceFrom) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    @Id
    @Enumerated(EnumType.STRING)
    LegalNumber.Key key;

    @Id
    LocalDate inForceFrom;

    @Nullable
    LocalDate inForceUntil;

    int value;

    @Enumerated(EnumType.STRING)
    LegalNumber.Unit unit;

    String source;
    String article;
    String uncertain;
    String englishUncertain;
    String enteredBy;

    LegalNumber asNumber(Map<String, Source> sources) {
        return new LegalNumber(
                key,
                value,
                unit,
                inForceFrom,
                Optional.ofNullable(inForceUntil),
                Objects.requireNonNull(sources.get(source), source),
                article,
                new Words(uncertain, englishUncertain));
    }
}
