package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.Past;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.wire.DeviceId;

/** Lines of a device's past as a statement gives them: the moment and the key are the first columns. */
final class Lines {
    private Lines() {}

    /** @param sql with the parameters device, at, key and most */
    static Uni<List<Object[]>> read(
            Mutiny.SessionFactory sessions, String sql, DeviceId device, Past.Before before, int atMost) {
        return sessions.withSession(session -> session.createNativeQuery(sql, Object[].class)
                .setParameter("device", device.value())
                .setParameter("at", before.at())
                .setParameter("key", before.key())
                .setParameter("most", atMost)
                .getResultList());
    }

    static Past.Before place(Object[] row) {
        return new Past.Before(Columns.moment(row[0]), (String) row[1]);
    }
}
