package vn.tiepdan.control.configuration.store;

import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import vn.tiepdan.wire.DeviceId;

/** Columns as PostgreSQL's {@code unnest} takes them: many devices in one statement. */
final class Columns {
    private Columns() {}

    static String[] ids(Set<DeviceId> devices) {
        return of(devices, DeviceId::value, String[]::new);
    }

    static <T, C> C[] of(Collection<T> rows, Function<T, C> column, IntFunction<C[]> array) {
        return rows.stream().map(column).toArray(array);
    }
}
