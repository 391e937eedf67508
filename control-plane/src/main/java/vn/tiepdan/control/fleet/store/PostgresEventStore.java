package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.EventStore;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.wire.DeviceId;

@ApplicationScoped
class PostgresEventStore implements EventStore {
    private static final String ENROLLED = "select id from device where id = any(cast(:devices as text[]))";
    private static final String LOCK = """
            select device, epoch, committed from event_inbox
            where (device, epoch) in (select * from unnest(cast(:devices as text[]), cast(:epochs as bigint[])))
            order by device, epoch for update
            """;
    private static final String ADVANCE = """
            insert into event_inbox (device, epoch, committed)
            select device, epoch, reached
            from unnest(cast(:devices as text[]), cast(:epochs as bigint[]), cast(:reached as bigint[]))
                as t (device, epoch, reached)
            order by device, epoch
            on conflict (device, epoch) do update set committed = excluded.committed
            where event_inbox.committed = (
                select stood from unnest(cast(:devices as text[]), cast(:epochs as bigint[]), cast(:stood as bigint[]))
                    as b (device, epoch, stood)
                where b.device = excluded.device and b.epoch = excluded.epoch)
            """;
    private static final String NOTE = """
            insert into device_event (device, epoch, number, kind, at, received_at)
            select device, epoch, number, kind, at, cast(:received as timestamptz)
            from unnest(cast(:devices as text[]), cast(:epochs as bigint[]), cast(:numbers as bigint[]),
                cast(:kinds as text[]), cast(cast(:moments as text[]) as timestamptz[])) as t (device, epoch, number, kind, at)
            """;
    private static final String HISTORY = """
            select epoch, number, kind, at, received_at from device_event
            where device = :device and (received_at, epoch, number) < (:received, :epoch, :number)
            order by received_at desc, epoch desc, number desc limit :most
            """;

    private final Mutiny.SessionFactory sessions;

    PostgresEventStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Set<DeviceId>> enrolled(Set<DeviceId> ids) {
        return sessions.withSession(session -> session.createNativeQuery(ENROLLED, String.class)
                        .setParameter("devices", Columns.of(ids, DeviceId::value))
                        .getResultList())
                .map(found -> found.stream().map(DeviceId::new).collect(Collectors.toSet()));
    }

    @Override
    public Uni<Map<Counter, Long>> lock(Set<Counter> counters) {
        return sessions.withSession(session -> session.createNativeQuery(LOCK, Object[].class)
                        .setParameter(
                                "devices",
                                Columns.of(counters, it -> it.device().value()))
                        .setParameter("epochs", Columns.ofLong(counters, Counter::epoch))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new Counter(new DeviceId((String) row[0]), (Long) row[1]),
                                row -> (Long) row[2])));
    }

    @Override
    public Uni<Boolean> advance(List<Advance> advances) {
        if (advances.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        return sessions.withSession(session -> session.createNativeQuery(ADVANCE)
                        .setParameter(
                                "devices",
                                Columns.of(advances, it -> it.counter().device().value()))
                        .setParameter(
                                "epochs",
                                Columns.ofLong(advances, it -> it.counter().epoch()))
                        .setParameter("reached", Columns.ofLong(advances, Advance::to))
                        .setParameter("stood", Columns.ofLong(advances, Advance::from))
                        .executeUpdate())
                .map(moved -> moved == advances.size());
    }

    @Override
    public Uni<Void> note(List<Noted> events, Instant receivedAt) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return sessions.withSession(session -> session.createNativeQuery(NOTE)
                        .setParameter("received", receivedAt)
                        .setParameter(
                                "devices",
                                Columns.of(events, it -> it.counter().device().value()))
                        .setParameter(
                                "epochs",
                                Columns.ofLong(events, it -> it.counter().epoch()))
                        .setParameter("numbers", Columns.ofLong(events, Noted::number))
                        .setParameter("kinds", Columns.of(events, Noted::kind))
                        .setParameter(
                                "moments", Columns.of(events, it -> it.at().toString()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Line>> history(DeviceId device, Before before, int atMost) {
        return sessions.withSession(session -> session.createNativeQuery(HISTORY, Object[].class)
                        .setParameter("device", device.value())
                        .setParameter("received", before.receivedAt())
                        .setParameter("epoch", before.epoch())
                        .setParameter("number", before.number())
                        .setParameter("most", atMost)
                        .getResultList())
                .map(rows -> rows.stream().map(PostgresEventStore::line).toList());
    }

    private static Line line(Object[] row) {
        return new Line((Long) row[0], (Long) row[1], (String) row[2], Columns.moment(row[3]), Columns.moment(row[4]));
    }

    @Override
    public Uni<Integer> prepareMonths(Instant now) {
        return called("select device_event_prepare(cast(:moment as timestamptz))", now);
    }

    @Override
    public Uni<Integer> forgetMonthsBefore(Instant moment) {
        return called("select device_event_forget(cast(:moment as timestamptz))", moment);
    }

    private Uni<Integer> called(String function, Instant moment) {
        return sessions.withSession(session -> session.createNativeQuery(function, Integer.class)
                .setParameter("moment", moment)
                .getSingleResult());
    }
}
