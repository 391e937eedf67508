package vn.tiepdan.control.fleet.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Columns as PostgreSQL's {@code unnest} takes them, hundreds of rows in one statement, and as the driver gives them. */
final class Columns {
    private Columns() {}

    static <T> String[] of(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    static <T> Long[] ofLong(Collection<T> rows, ToLongFunction<T> column) {
        return rows.stream().map(column::applyAsLong).toArray(Long[]::new);
    }

    static Instant moment(Object column) {
        return switch (column) {
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalStateException("not a moment: " + column.getClass());
        };
    }
}
