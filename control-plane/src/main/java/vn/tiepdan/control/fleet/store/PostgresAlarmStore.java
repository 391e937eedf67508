package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.Alarm;
import vn.tiepdan.control.fleet.AlarmStore;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Wire;

@ApplicationScoped
class PostgresAlarmStore implements AlarmStore {
    /** Statements see what stood before them: a line is added when that said something else, or nothing. */
    private static final String RAISE = """
            with raised as (
                insert into device_alarm (device, epoch, number, name, since, raised_at, evidence, finding)
                select t.device, t.epoch, t.number, t.name, cast(t.at as timestamptz), cast(t.at as timestamptz), t.evidence,
                    t.finding
                from unnest(cast(:devices as text[]), cast(:epochs as bigint[]), cast(:numbers as bigint[]),
                    cast(:names as text[]), cast(:at as text[]), cast(:evidence as text[]), cast(:findings as text[]))
                    as t (device, epoch, number, name, at, evidence, finding)
                where not exists (
                    select 1 from device_alarm it
                    where it.device = t.device and it.epoch = t.epoch and it.number = t.number)
                order by t.device, t.name
                on conflict (device, name) where cleared_at is null do update
                set epoch = excluded.epoch, number = excluded.number, raised_at = excluded.raised_at,
                    evidence = excluded.evidence, finding = excluded.finding
                returning device, name, finding)
            insert into device_alarm_change (device, at, name, raised, finding)
            select device, cast(:now as timestamptz), name, true, finding from raised
            where not exists (
                select 1 from device_alarm before
                where before.device = raised.device and before.name = raised.name and before.cleared_at is null
                and before.finding is not distinct from raised.finding)
            """;

    private static final String CLEAR = """
            with cleared as (
                update device_alarm set cleared_at = :at
                from unnest(cast(:devices as text[]), cast(:names as text[])) as t (device, name)
                where device_alarm.device = t.device and device_alarm.name = t.name and cleared_at is null
                returning device_alarm.device, device_alarm.name)
            insert into device_alarm_change (device, at, name, raised)
            select device, cast(:at as timestamptz), name, false from cleared
            """;
    private static final String LOCK = """
            select device from device_alarm where device = any(cast(:devices as text[])) and cleared_at is null
            order by device, name for update
            """;
    private static final String OF_THEM = "from AlarmRow where device in :devices and clearedAt is null order by since";
    private static final String ALL = "from AlarmRow where clearedAt is null order by since";

    private final Mutiny.SessionFactory sessions;

    PostgresAlarmStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Map<DeviceId, List<Alarm>>> open(Set<DeviceId> devices) {
        return read(session -> session.createSelectionQuery(OF_THEM, AlarmRow.class)
                .setParameter("devices", List.of(names(devices)))
                .getResultList());
    }

    /** The open ones of every device that has any. */
    Uni<Map<DeviceId, List<Alarm>>> open() {
        return read(session -> session.createSelectionQuery(ALL, AlarmRow.class).getResultList());
    }

    @Override
    public Uni<Map<DeviceId, List<Alarm>>> lock(Set<DeviceId> devices) {
        return sessions.withSession(session -> session.createNativeQuery(LOCK, String.class)
                        .setParameter("devices", names(devices))
                        .getResultList())
                .chain(() -> open(devices));
    }

    /** The session keeps none of them: statements change them behind it. */
    private Uni<Map<DeviceId, List<Alarm>>> read(Function<Mutiny.Session, Uni<List<AlarmRow>>> query) {
        return sessions.withSession(session -> query.apply(session).invoke(rows -> rows.forEach(session::detach)))
                .map(PostgresAlarmStore::byDevice);
    }

    @Override
    public Uni<Void> raise(Collection<Raised> raised, Instant at) {
        return raised.isEmpty()
                ? Uni.createFrom().voidItem()
                : sessions.withSession(session -> session.createNativeQuery(RAISE)
                                .setParameter(
                                        "devices",
                                        Columns.of(raised, it -> it.device().value()))
                                .setParameter(
                                        "epochs",
                                        Columns.ofLong(raised, it -> it.event().epoch()))
                                .setParameter(
                                        "numbers",
                                        Columns.ofLong(raised, it -> it.event().number()))
                                .setParameter(
                                        "names",
                                        Columns.of(raised, it -> it.said().peripheral()))
                                .setParameter(
                                        "at",
                                        Columns.of(raised, it -> it.event().at().toString()))
                                .setParameter(
                                        "evidence",
                                        Columns.of(raised, it -> it.said().evidence()))
                                .setParameter(
                                        "findings",
                                        Columns.ofOptional(
                                                raised,
                                                it -> Optional.ofNullable(
                                                                it.said().finding())
                                                        .map(finding -> Wire.text(finding))))
                                .setParameter("now", at)
                                .executeUpdate())
                        .replaceWithVoid();
    }

    @Override
    public Uni<Void> clear(Collection<Key> cleared, Instant at) {
        return cleared.isEmpty()
                ? Uni.createFrom().voidItem()
                : sessions.withSession(session -> session.createNativeQuery(CLEAR)
                                .setParameter(
                                        "devices",
                                        Columns.of(cleared, it -> it.device().value()))
                                .setParameter("names", Columns.of(cleared, Key::name))
                                .setParameter("at", at)
                                .executeUpdate())
                        .replaceWithVoid();
    }

    private static String[] names(Set<DeviceId> devices) {
        return Columns.of(devices, DeviceId::value);
    }

    private static Map<DeviceId, List<Alarm>> byDevice(List<AlarmRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> new DeviceId(row.device), Collectors.mapping(AlarmRow::asAlarm, Collectors.toList())));
    }
}
