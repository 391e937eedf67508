package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.fleet.Stay;
import vn.tiepdan.control.fleet.StayStore;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.wire.DeviceId;

@ApplicationScoped
class PostgresStayStore implements StayStore {
    private static final String OVER = "select site, until from device_stay where device = :device order by until";
    private static final String END = "insert into device_stay (device, site, until) values (:device, :site, :at)";

    private final Mutiny.SessionFactory sessions;

    PostgresStayStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<Device>> lock(DeviceId device) {
        return sessions.withSession(
                        session -> session.createSelectionQuery("from DeviceRow where id = :id", DeviceRow.class)
                                .setParameter("id", device.value())
                                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                                .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(DeviceRow::asDevice));
    }

    @Override
    public Uni<Optional<Device>> find(DeviceId device) {
        return sessions.withSession(session -> session.find(DeviceRow.class, device.value()))
                .map(row -> Optional.ofNullable(row).map(DeviceRow::asDevice));
    }

    @Override
    public Uni<List<Stay.Over>> over(DeviceId device) {
        return sessions.withSession(session -> session.createNativeQuery(OVER, Object[].class)
                        .setParameter("device", device.value())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Stay.Over(new SiteId((String) row[0]), Columns.moment(row[1])))
                        .toList());
    }

    @Override
    public Uni<Void> move(Device device, SiteId to, Instant at) {
        return sessions.withSession(session -> session.createNativeQuery(END)
                .setParameter("device", device.id().value())
                .setParameter("site", device.site().value())
                .setParameter("at", at)
                .executeUpdate()
                .chain(() -> session.find(DeviceRow.class, device.id().value()))
                .invoke(row -> row.site = to.value())
                .chain(session::flush));
    }
}
