package vn.tiepdan.control.configuration.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.configuration.Change;
import vn.tiepdan.control.configuration.ConfigurationStore.Said;
import vn.tiepdan.control.configuration.ConfigurationStore.What;
import vn.tiepdan.control.configuration.Layer;
import vn.tiepdan.control.fleet.Past.Before;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reported;

/** The past of how devices are configured, for the configuration's store. */
@ApplicationScoped
class SaidRows {
    private static final String NOTE_WANTED = """
            insert into device_configuration_change (device, at, version, what, field)
            values (:device, :at, :version, 'WANTED', '')
            """;
    /** That it says the same after every start is no line. */
    private static final String NOTE_SAID = """
            insert into device_configuration_change (device, at, version, what, field)
            select cast(:device as text), cast(:at as timestamptz), cast(:version as bigint), cast(:what as text),
                cast(:field as text)
            where not exists (
                select 1 from device_configuration_change same where same.number = (
                    select max(number) from device_configuration_change last
                    where last.device = :device and last.what <> 'WANTED')
                and same.version = :version and same.what = :what and same.field = :field)
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

    Uni<Void> wanted(DeviceId device, long version, Instant at) {
        return update(
                NOTE_WANTED,
                query -> query.setParameter("device", device.value())
                        .setParameter("version", version)
                        .setParameter("at", at));
    }

    Uni<Void> reported(DeviceId device, Reported reported, Instant at) {
        var refused = Optional.ofNullable(reported.refused());
        return update(
                NOTE_SAID,
                query -> query.setParameter("device", device.value())
                        .setParameter("at", at)
                        .setParameter("what", (refused.isPresent() ? What.REFUSED : What.TAKEN).name())
                        .setParameter(
                                "version",
                                refused.map(Reported.Refusal::version)
                                        .orElse(reported.configuration().version()))
                        .setParameter(
                                "field", refused.map(Reported.Refusal::field).orElse("")));
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

    private Uni<Void> update(String sql, UnaryOperator<Mutiny.MutationQuery> parameters) {
        return sessions.withSession(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate())
                .replaceWithVoid();
    }

    private static Said said(Object[] row) {
        return new Said(moment(row[0]), (String) row[1], What.valueOf((String) row[2]), (Long) row[3], (String) row[4]);
    }

    private static Instant moment(Object column) {
        return switch (column) {
            case Instant instant -> instant;
            case OffsetDateTime time -> time.toInstant();
            default -> throw new IllegalStateException("not a moment: " + column.getClass());
        };
    }
}
