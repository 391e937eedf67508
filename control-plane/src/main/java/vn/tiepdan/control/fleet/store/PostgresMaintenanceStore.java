package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.Maintenance;
import vn.tiepdan.control.fleet.MaintenanceStore;
import vn.tiepdan.wire.DeviceId;

@ApplicationScoped
class PostgresMaintenanceStore implements MaintenanceStore {
    private static final String BEGIN = """
            insert into device_maintenance (device, reason, begun_by, began_at, ends_at)
            values (:device, :reason, :by, :since, :until)
            on conflict (device) where ended_at is null do update
            set reason = excluded.reason, begun_by = excluded.begun_by, ends_at = excluded.ends_at
            """;

    private final Mutiny.SessionFactory sessions;

    PostgresMaintenanceStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Void> begin(DeviceId id, Maintenance maintenance) {
        return sessions.withSession(session -> session.createNativeQuery(BEGIN)
                        .setParameter("device", id.value())
                        .setParameter("reason", maintenance.reason())
                        .setParameter("by", maintenance.by())
                        .setParameter("since", maintenance.since())
                        .setParameter("until", maintenance.until())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> end(DeviceId id, Instant at) {
        return sessions.withSession(session -> session.createNativeQuery(
                                "update device_maintenance set ended_at = :at where device = :device and ended_at is null")
                        .setParameter("at", at)
                        .setParameter("device", id.value())
                        .executeUpdate())
                .map(rows -> rows > 0);
    }

    @Override
    public Uni<List<DeviceId>> over(Instant now) {
        return sessions.withSession(session -> session.createSelectionQuery(
                                "select device from MaintenanceRow where endedAt is null and until <= :now",
                                String.class)
                        .setParameter("now", now)
                        .getResultList())
                .map(ids -> ids.stream().map(DeviceId::new).toList());
    }
}
