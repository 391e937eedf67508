package vn.tiepdan.control.configuration.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.configuration.Change;
import vn.tiepdan.control.configuration.ConfigurationStore;
import vn.tiepdan.control.configuration.Drift;
import vn.tiepdan.control.configuration.Layer;
import vn.tiepdan.control.fleet.Past;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.Wire;

@ApplicationScoped
class PostgresConfigurationStore implements ConfigurationStore {
    private static final String LATEST = """
            from ChangeRow latest where version =
                (select max(other.version) from ChangeRow other where other.layer = latest.layer)
            """;
    private static final String ADD = """
            insert into configuration_change (layer, version, settings, why, changed_by, changed_at, restores)
            values (:layer, :version, :settings, :why, :by, :at, cast(:restores as bigint)) on conflict do nothing
            """;
    private static final String SAVE = """
            insert into device_configuration (device, version, document, changed_at)
            select device, version, document, cast(at as timestamptz)
            from unnest(cast(:devices as text[]), cast(:versions as bigint[]), cast(:documents as text[]), cast(:at as text[]))
                as t (device, version, document, at)
            order by device
            on conflict (device) do update set version = excluded.version, document = excluded.document,
                changed_at = excluded.changed_at, stale = false
            """;
    private static final String TOLD = """
            with locked as materialized (
                select device from device_configuration where device = any(cast(:devices as text[])) order by device for update)
            update device_configuration set told = t.version
            from unnest(cast(:devices as text[]), cast(:versions as bigint[])) as t (device, version) join locked using (device)
            where device_configuration.device = t.device and told < t.version
            """;
    private static final String SAVE_REPORTED = """
            insert into device_reported (device, epoch, received_at, document)
            select t.device, t.epoch, :at, t.document
            from unnest(cast(:devices as text[]), cast(:epochs as bigint[]), cast(:documents as text[]))
                as t (device, epoch, document)
            join device on device.id = t.device
            order by t.device
            on conflict (device) do update
            set epoch = excluded.epoch, received_at = excluded.received_at, document = excluded.document
            where device_reported.epoch <= excluded.epoch and device_reported.document <> excluded.document
            returning device
            """;
    private static final String KEPT = """
            select kept.device, kept.document, kept.changedAt, kept.stale, reported.document, reported.receivedAt
            from KeptRow kept left join ReportedRow reported on reported.device = kept.device
            """;

    private final Mutiny.SessionFactory sessions;
    private final SaidRows said;
    private final DueRows due;

    PostgresConfigurationStore(Mutiny.SessionFactory sessions, SaidRows said, DueRows due) {
        this.sessions = sessions;
        this.said = said;
        this.due = due;
    }

    @Override
    public Uni<List<Change>> latest(List<Layer> layers) {
        return changes(
                LATEST + " and layer in (:layers)",
                query -> query.setParameter(
                        "layers", layers.stream().map(Layer::toString).toList()));
    }

    @Override
    public Uni<List<Change>> latest() {
        return changes(LATEST + " order by layer", Function.identity());
    }

    @Override
    public Uni<Boolean> add(Change change) {
        return update(
                        ADD,
                        query -> query.setParameter("layer", change.layer().toString())
                                .setParameter("version", change.version())
                                .setParameter(
                                        "settings", Wire.text(change.settings().byKey()))
                                .setParameter("why", change.why())
                                .setParameter("by", change.by())
                                .setParameter("at", change.at())
                                .setParameter("restores", change.restores().orElse(null)))
                .map(rows -> rows > 0);
    }

    @Override
    public Uni<Optional<Change>> version(Layer layer, long version) {
        return changes(
                        "from ChangeRow where layer = :layer and version = :version",
                        query -> query.setParameter("layer", layer.toString()).setParameter("version", version))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<Change>> history(Layer layer, long before, int atMost) {
        return changes(
                "from ChangeRow where layer = :layer and version < :before order by version desc",
                query -> query.setParameter("layer", layer.toString())
                        .setParameter("before", before)
                        .setMaxResults(atMost));
    }

    @Override
    public Uni<List<Change>> changes(List<Layer> layers, Past.Before before, int atMost) {
        return said.changes(layers, before, atMost);
    }

    @Override
    public Uni<List<Said>> said(DeviceId device, Past.Before before, int atMost) {
        return said.said(device, before, atMost);
    }

    @Override
    public Uni<Integer> forgetSaidBefore(Instant moment) {
        return said.forgetBefore(moment);
    }

    @Override
    public Uni<Void> markStale(Layer layer) {
        return due.mark(layer);
    }

    @Override
    public Uni<List<DeviceId>> after(String id, int atMost) {
        return due.after(id, atMost);
    }

    @Override
    public Uni<Void> looked(Set<DeviceId> devices) {
        return due.looked(devices);
    }

    @Override
    public Uni<Map<DeviceId, Drift.Wanted>> lock(Set<DeviceId> devices) {
        return due.lock(devices)
                .chain(() -> kept(devices))
                .map(kept -> kept.stream().collect(Collectors.toMap(Kept::device, Kept::wanted)));
    }

    @Override
    public Uni<List<DeviceId>> lockDue(Instant settled, int atMost) {
        return due.lockDue(settled, atMost);
    }

    @Override
    public Uni<Void> save(Map<DeviceId, Drift.Wanted> wanted) {
        return each(
                        SAVE,
                        wanted,
                        (query, all) -> query.setParameter(
                                        "versions",
                                        Columns.ofLong(all, it -> it.desired().version()))
                                .setParameter("documents", Columns.of(all, it -> Wire.text(it.desired())))
                                .setParameter(
                                        "at",
                                        Columns.of(all, it -> it.changedAt().toString())))
                .chain(() -> said.wanted(wanted));
    }

    @Override
    public Uni<Void> told(Map<DeviceId, Desired> desired) {
        return each(
                TOLD, desired, (query, all) -> query.setParameter("versions", Columns.ofLong(all, Desired::version)));
    }

    @Override
    public Uni<Set<DeviceId>> save(Map<DeviceId, Reported> reported, Instant heardAt) {
        var all = List.copyOf(reported.values());
        return sessions.withSession(session -> session.createNativeQuery(SAVE_REPORTED, String.class)
                        .setParameter("devices", Columns.of(reported.keySet(), DeviceId::value))
                        .setParameter("epochs", Columns.ofLong(all, Reported::epoch))
                        .setParameter("documents", Columns.of(all, Wire::text))
                        .setParameter("at", heardAt)
                        .getResultList())
                .map(ids -> ids.stream().map(DeviceId::new).collect(Collectors.toSet()))
                .call(fresh -> fresh.isEmpty() ? Uni.createFrom().voidItem() : said.reported(fresh, reported, heardAt));
    }

    @Override
    public Uni<Optional<Kept>> kept(DeviceId device) {
        return kept(Set.of(device)).map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<Kept>> kept(Set<DeviceId> devices) {
        return sessions.withSession(session -> session.createSelectionQuery(
                                KEPT + " where kept.device in :devices", Joined.class)
                        .setParameter("devices", List.of(Columns.of(devices, DeviceId::value)))
                        .getResultList())
                .map(rows -> rows.stream().map(Joined::asKept).toList());
    }

    @Override
    public Uni<List<Kept>> all() {
        return sessions.withSession(session ->
                        session.createSelectionQuery(KEPT, Joined.class).getResultList())
                .map(rows -> rows.stream().map(Joined::asKept).toList());
    }

    private Uni<List<Change>> changes(
            String hql, Function<Mutiny.SelectionQuery<ChangeRow>, Mutiny.SelectionQuery<ChangeRow>> parameters) {
        return sessions.withSession(session -> parameters
                        .apply(session.createSelectionQuery(hql, ChangeRow.class))
                        .getResultList())
                .map(rows -> rows.stream().map(ChangeRow::asChange).toList());
    }

    /** One statement for all of them, each with its device. */
    private <T> Uni<Void> each(
            String sql,
            Map<DeviceId, T> byDevice,
            BiFunction<Mutiny.MutationQuery, List<T>, Mutiny.MutationQuery> parameters) {
        return byDevice.isEmpty()
                ? Uni.createFrom().voidItem()
                : update(
                                sql,
                                query -> parameters.apply(
                                        query.setParameter("devices", Columns.of(byDevice.keySet(), DeviceId::value)),
                                        List.copyOf(byDevice.values())))
                        .replaceWithVoid();
    }

    private Uni<Integer> update(String sql, Function<Mutiny.MutationQuery, Mutiny.MutationQuery> parameters) {
        return sessions.withSession(
                session -> parameters.apply(session.createNativeQuery(sql)).executeUpdate());
    }
}
