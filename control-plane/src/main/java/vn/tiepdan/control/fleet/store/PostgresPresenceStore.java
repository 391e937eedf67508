package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.DevicePresence;
import vn.tiepdan.control.fleet.PresenceStore;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.wire.DeviceId;

@ApplicationScoped
class PostgresPresenceStore implements PresenceStore {
    private static final int AT_A_TIME = 100;
    private static final String OVERDUE = """
            select * from device_presence
            where state in ('ONLINE', 'SUSPECT')
            and greatest(
                    coalesce(heard_at, since),
                    cast(:hears as timestamptz) + coalesce(reconnect_seconds, :reconnect) * interval '1 second')
                < cast(:now as timestamptz) - coalesce(heartbeat_seconds, :heartbeat) * interval '1 second'
                    * case state when 'ONLINE' then 1.5 else 2.5 end
            order by device limit :most for update skip locked
            """;
    private static final String LOCK = """
            select * from device_presence where device = any(cast(:devices as text[])) order by device for update
            """;
    private static final String ALIVE = """
            update device_presence set reason = t.reason, evidence = t.evidence, heard_at = t.heard
            from unnest(cast(:devices as text[]), cast(:reasons as text[]), cast(:evidence as text[]),
                cast(cast(:heard as text[]) as timestamptz[])) as t (device, reason, evidence, heard)
            where device_presence.device = t.device
            """;
    private static final String EXPECT = """
            update device_presence set heartbeat_seconds = t.heartbeat, reconnect_seconds = t.reconnect
            from unnest(cast(:devices as text[]), cast(:heartbeats as bigint[]), cast(:reconnects as bigint[]))
                as t (device, heartbeat, reconnect)
            where device_presence.device = t.device
            """;
    private static final String KEEP = """
            insert into device_presence_change (device, state, reason, evidence, epoch, since)
            select device, state, reason, evidence, epoch, cast(:at as timestamptz) from device_presence presence where device in (:devices)
            and not exists (
                select 1 from device_maintenance work where work.device = presence.device and work.ended_at is null)
            """;
    private static final String NOTE = """
            insert into device_presence_change (device, state, reason, evidence, epoch, since)
            values (:device, :state, :reason, :evidence, :epoch, :at)
            """;
    private static final String FORGET = """
            with alarms as (delete from device_alarm_change where at < :moment)
            delete from device_presence_change old where since < :moment and exists (
                select 1 from device_presence_change later where later.device = old.device and later.number > old.number)
            """;

    private final Mutiny.SessionFactory sessions;

    PostgresPresenceStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<DevicePresence>> lock(DeviceId id) {
        return sessions.withSession(
                        session -> session.find(PresenceRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(row -> Optional.ofNullable(row).map(PresenceRow::asPresence));
    }

    @Override
    public Uni<Map<DeviceId, DevicePresence>> lock(Set<DeviceId> ids) {
        return sessions.withSession(session -> session.createNativeQuery(LOCK, PresenceRow.class)
                        .setParameter("devices", Columns.of(ids, DeviceId::value))
                        .getResultList()
                        .invoke(rows -> rows.forEach(session::detach)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> new DeviceId(row.device), PresenceRow::asPresence)));
    }

    @Override
    public Uni<List<Silent>> lockOverdue(Overdue overdue, int atMost) {
        return sessions.withSession(session -> session.createNativeQuery(OVERDUE, PresenceRow.class)
                        .setParameter("now", overdue.now())
                        .setParameter("hears", overdue.hearsSince())
                        .setParameter("heartbeat", seconds(overdue.usual().heartbeat()))
                        .setParameter("reconnect", seconds(overdue.usual().reconnectWindow()))
                        .setParameter("most", atMost)
                        .getResultList())
                .map(rows ->
                        rows.stream().map(row -> row.asSilent(overdue.usual())).toList());
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }

    /** Locked first, so that nobody who locks the same devices in their order waits for us while we wait for them. */
    @Override
    public Uni<Void> expect(Map<DeviceId, Rhythm> rhythms) {
        if (rhythms.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var all = List.copyOf(rhythms.entrySet());
        return lock(rhythms.keySet())
                .chain(() -> sessions.withSession(session -> session.createNativeQuery(EXPECT)
                        .setParameter(
                                "devices", Columns.of(all, it -> it.getKey().value()))
                        .setParameter(
                                "heartbeats",
                                Columns.ofLong(
                                        all, it -> it.getValue().heartbeat().toSeconds()))
                        .setParameter(
                                "reconnects",
                                Columns.ofLong(
                                        all,
                                        it -> it.getValue().reconnectWindow().toSeconds()))
                        .executeUpdate()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> save(List<Believed> believed) {
        return rows(believed).replaceWithVoid();
    }

    @Override
    public Uni<Void> saveAlive(List<Believed> alive) {
        if (alive.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return sessions.withSession(session -> session.createNativeQuery(ALIVE)
                        .setParameter(
                                "devices", Columns.of(alive, it -> it.device().value()))
                        .setParameter(
                                "reasons", Columns.of(alive, it -> it.presence().reason()))
                        .setParameter(
                                "evidence",
                                Columns.of(alive, it -> it.presence().evidence()))
                        .setParameter(
                                "heard",
                                Columns.of(
                                        alive,
                                        it -> it.presence()
                                                .heardAt()
                                                .orElseThrow()
                                                .toString()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> saveNews(List<Believed> news, Instant at) {
        if (news.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return rows(news)
                .chain(ids -> sessions.withSession(session -> session.createNativeQuery(KEEP)
                        .setParameter("at", at)
                        .setParameter("devices", ids)
                        .executeUpdate()))
                .replaceWithVoid();
    }

    /** Into their rows; whose they are. */
    private Uni<List<String>> rows(List<Believed> believed) {
        var after = believed.stream().collect(Collectors.toMap(it -> it.device().value(), Believed::presence));
        var ids = List.copyOf(after.keySet());
        return believed.isEmpty()
                ? Uni.createFrom().item(ids)
                : sessions.withSession(session -> session.setBatchSize(AT_A_TIME)
                        .createSelectionQuery("from PresenceRow where device in :devices", PresenceRow.class)
                        .setParameter("devices", ids)
                        .getResultList()
                        .invoke(rows -> rows.forEach(row -> row.with(Objects.requireNonNull(after.get(row.device)))))
                        .call(session::flush)
                        .replaceWith(ids));
    }

    @Override
    public Uni<Void> note(DeviceId id, DevicePresence shown, Instant at) {
        return sessions.withSession(session -> session.createNativeQuery(NOTE)
                        .setParameter("device", id.value())
                        .setParameter("state", shown.state().name())
                        .setParameter("reason", shown.reason())
                        .setParameter("evidence", shown.evidence())
                        .setParameter("epoch", shown.epoch())
                        .setParameter("at", at)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Change>> history(DeviceId id, long before, int atMost) {
        return sessions.withSession(session -> session.createSelectionQuery(
                                "from PresenceChangeRow where device = :device and number < :before order by number desc",
                                PresenceChangeRow.class)
                        .setParameter("device", id.value())
                        .setParameter("before", before)
                        .setMaxResults(atMost)
                        .getResultList())
                .map(rows -> rows.stream().map(PresenceChangeRow::asChange).toList());
    }

    @Override
    public Uni<Integer> forgetHistoryBefore(Instant moment) {
        return sessions.withSession(session ->
                session.createNativeQuery(FORGET).setParameter("moment", moment).executeUpdate());
    }
}
