package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.StatusStore;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Wire;

@ApplicationScoped
class PostgresStatusStore implements StatusStore {
    private static final String KEPT = """
            select device, epoch, sequence, shown from device_status where device = any(cast(:devices as text[]))
            """;
    private static final String SAVE = """
            insert into device_status (device, epoch, sequence, received_at, document, shown)
            select device, epoch, sequence, cast(:at as timestamptz), document, shown
            from unnest(cast(:devices as text[]), cast(:epochs as bigint[]), cast(:sequences as bigint[]),
                cast(:documents as text[]), cast(:shown as text[])) as t (device, epoch, sequence, document, shown)
            on conflict (device) do update
            set epoch = excluded.epoch, sequence = excluded.sequence, received_at = excluded.received_at,
                document = excluded.document, shown = excluded.shown
            where (device_status.epoch, device_status.sequence) < (excluded.epoch, excluded.sequence)
            """;

    private final Mutiny.SessionFactory sessions;

    PostgresStatusStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Map<DeviceId, Kept>> keptOf(Collection<DeviceId> devices) {
        return sessions.withSession(session -> session.createNativeQuery(KEPT, Object[].class)
                        .setParameter("devices", Columns.of(devices, DeviceId::value))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new DeviceId((String) row[0]),
                                row -> new Kept((Long) row[1], (Long) row[2], (String) row[3]))));
    }

    @Override
    public Uni<Void> save(List<Received> received, Instant at) {
        if (received.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return sessions.withSession(session -> session.createNativeQuery(SAVE)
                        .setParameter("at", at)
                        .setParameter(
                                "devices",
                                Columns.of(received, it -> it.device().value()))
                        .setParameter(
                                "epochs",
                                Columns.ofLong(received, it -> it.status().epoch()))
                        .setParameter(
                                "sequences",
                                Columns.ofLong(received, it -> it.status().sequence()))
                        .setParameter("documents", Columns.of(received, it -> Wire.text(it.status())))
                        .setParameter("shown", Columns.of(received, Received::shown))
                        .executeUpdate())
                .replaceWithVoid();
    }
}
