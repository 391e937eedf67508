package vn.tiepdan.control.platform;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Columns as PostgreSQL's {@code unnest} takes them, hundreds of rows in one statement, and as the driver gives them. For stores. */
public final class Columns {
    private Columns() {}

    public static <T> String[] of(Collection<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    public static <T> Long[] ofLong(Collection<T> rows, ToLongFunction<T> column) {
        return rows.stream().map(column::applyAsLong).toArray(Long[]::new);
    }

    /** Null in the row where there is none. */
    public static <T> @Nullable String[] ofOptional(Collection<T> rows, Function<T, Optional<String>> column) {
        return rows.stream().map(row -> column.apply(row).orElse(null)).toArray(String[]::new);
    }

    /** A {@code timestamptz}. */
    public static Instant moment(Object column) {
        return switch (column) {
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalStateException("not a moment: " + column.getClass());
        };
    }
}
