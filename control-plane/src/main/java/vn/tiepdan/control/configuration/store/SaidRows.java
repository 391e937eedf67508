package vn.tiepdan.control.configuration.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.configuration.Change;
import vn.tiepdan.control.configuration.ConfigurationStore.Said;
import vn.tiepdan.control.configuration.ConfigurationStore.What;
import vn.tiepdan.control.configuration.Drift.Wanted;
import vn.tiepdan.control.configuration.Layer;
import vn.tiepdan.control.fleet.Past.Before;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reported;

/** The past of how devices are configured, for the configuration's store. */
@ApplicationScoped
class SaidRows {
    private static final String NOTE_WANTED = """
            insert into device_configuration_change (device, at, version, what, field)
            select device, cast(at as timestamptz), version, 'WANTED', ''
            from unnest(cast(:devices as text[]), cast(:at as text[]), cast(:versions as bigint[])) as t (device, at, version)
            order by device
            """;
    /** That it says the same after every start is no line. */
    private static final String NOTE_SAID = """
            insert into device_configuration_change (device, at, version, what, field)
            select t.device, cast(:at as timestamptz), t.version, t.what, t.field
            from unnest(cast(:devices as text[]), cast(:versions as bigint[]), cast(:whats as text[]), cast(:fields as text[]))
                as t (device, version, what, field)
            where not exists (
                select 1 from device_configuration_change same where same.number = (
                    select max(number) from device_configuration_change last
                    where last.device = t.device and last.what <> 'WANTED')
                and same.version = t.version and same.what = t.what and same.field = t.field)
            order by t.device
            """;

    /** What it was to run with and what it said of that are two lines, each with a latest one. */
    private static final String FORGET = """
            delete from device_configuration_change old where at < :moment and exists (
                select 1 from device_configuration_change later
                where later.device = old.device and later.number > old.number
                and (later.what = 'WANTED') = (old.what = 'WANTED'))
            """;

    private static final String SAID = """
            select at, 'said.' || lpad(cast(number as text), 19, '0'), what, version, field from device_configuration_change
            where device = :device and at <= :at
            and (at, 'said.' || lpad(cast(number as text), 19, '0') collate "C") < (:at, cast(:key as text))
            order by at desc, number desc limit :most
            """;
    /** Of each layer so many as are wanted, so that each is read along its index. */
    private static final String CHANGES = """
            select line.* from unnest(cast(:layers as text[])) as above (layer) cross join lateral (
                select * from configuration_change change
                where change.layer = above.layer and change.changed_at <= :at
                and (change.changed_at,
                    'layer.' || change.version || '.' || replace(change.layer, ':', '.') collate "C")
                    < (:at, cast(:key as text))
                order by change.changed_at desc, change.version desc limit :most) line
            order by line.changed_at desc, line.version desc limit :most
            """;

    private final Mutiny.SessionFactory sessions;

    SaidRows(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    Uni<Void> wanted(Map<DeviceId, Wanted> wanted) {
        var all = wanted.values();
        return update(
                NOTE_WANTED,
                query -> query.setParameter("devices", Columns.of(wanted.keySet(), DeviceId::value))
                        .setParameter("at", Columns.of(all, it -> it.changedAt().toString()))
                        .setParameter(
                                "versions",
                                Columns.ofLong(all, it -> it.desired().version())));
    }

    /** @param fresh who of those that reported says something new */
    Uni<Void> reported(Set<DeviceId> fresh, Map<DeviceId, Reported> reported, Instant at) {
        var all = fresh.stream().map(reported::get).filter(Objects::nonNull).toList();
        return update(
                NOTE_SAID,
                query -> query.setParameter("devices", Columns.of(fresh, DeviceId::value))
                        .setParameter("at", at)
                        .setParameter("whats", Columns.of(all, it -> what(it).name()))
                        .setParameter("versions", Columns.ofLong(all, SaidRows::version))
                        .setParameter("fields", Columns.of(all, SaidRows::field)));
    }

    private static What what(Reported reported) {
        return reported.refused() == null ? What.TAKEN : What.REFUSED;
    }

    private static long version(Reported reported) {
        var refused = reported.refused();
        return refused == null ? reported.configuration().version() : refused.version();
    }

    private static String field(Reported reported) {
        var refused = reported.refused();
        return refused == null ? "" : refused.field();
    }

    Uni<List<Said>> said(DeviceId device, Before before, int atMost) {
        return sessions.withSession(session -> session.createNativeQuery(SAID, Object[].class)
                        .setParameter("device", device.value())
                        .setParameter("at", before.at())
                        .setParameter("key", before.key())
                        .setParameter("most", atMost)
                        .getResultList())
                .map(rows -> rows.stream().map(SaidRows::said).toList());
    }

    Uni<List<Change>> changes(List<Layer> layers, Before before, int atMost) {
        return sessions.withSession(session -> session.createNativeQuery(CHANGES, ChangeRow.class)
                        .setParameter(
                                "layers", layers.stream().map(Layer::toString).toArray(String[]::new))
                        .setParameter("at", before.at())
                        .setParameter("key", before.key())
                        .setParameter("most", atMost)
                        .getResultList())
                .map(rows -> rows.stream().map(ChangeRow::asChange).toList());
    }

    Uni<Integer> forgetBefore(Instant moment) {
        return sessions.withSession(session ->
                session.createNativeQuery(FORGET).setParameter("moment", moment).executeUpdate());
    }

    private Uni<Void> update(String sql, UnaryOperator<Mutiny.MutationQuery> parameters) {
        return sessions.withSession(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate())
                .replaceWithVoid();
    }

    private static Said said(Object[] row) {
        return new Said(
                Columns.moment(row[0]), (String) row[1], What.valueOf((String) row[2]), (Long) row[3], (String) row[4]);
    }
}
