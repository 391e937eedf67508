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
import org.hibernate.annotations.Immutable;
import vn.tiepdan.control.calendar.CalendarDay;
import vn.tiepdan.control.calendar.Source;
import vn.tiepdan.control.calendar.Words;

@Entity
@Immutable
@IdClass(DayRow.Key.class)
@Table(name = "calendar_day")
@SuppressWarnings("NullAway.Init")
class DayRow {
    record Key(LocalDate day, String source) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;
    }

    @Id
    LocalDate day;

    @Id
    String source;

    @Enumerated(EnumType.STRING)
    CalendarDay.Kind kind;

    String name;
    String englishName;

    CalendarDay asDay(Map<String, Source> sources) {
        return new CalendarDay(
                day, kind, new Words(name, englishName), Objects.requireNonNull(sources.get(source), source));
    }
}
