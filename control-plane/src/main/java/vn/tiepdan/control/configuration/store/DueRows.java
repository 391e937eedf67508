package vn.tiepdan.control.configuration.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.configuration.Layer;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.wire.DeviceId;

/**
 * What follows from the layers for whom is to be looked at again, for the configuration's store. Whoever marks does so alone, and whoever
 * looks does so beside others that look: a device that is looked at for the first time has no row yet that could be marked, so the mark
 * waits until it has one, or the look until what was changed is there to be read.
 */
@ApplicationScoped
class DueRows {
    private static final String ALONE = "select cast(pg_advisory_xact_lock(7016534) as text)";
    private static final String BESIDE_OTHERS = "select cast(pg_advisory_xact_lock_shared(7016534) as text)";
    /** In the order in which everybody locks them, so that no two wait for each other. */
    private static final String MARK = """
            update device_configuration set stale = true where device in (
                select device from device_configuration where %s order by device for update)
            """;

    private static final String WITHIN = """
            device in (select device.id from device join site_at(clock_timestamp()) site on site.id = device.site where
            """;
    private static final String BELOW = """
            site.body in (
                with recursive bodies as materialized (select id, parent from body_at(clock_timestamp())),
                below as (
                    select id from bodies where id = :of
                    union
                    select bodies.id from bodies join below on bodies.parent = below.id)
                select id from below))
            """;
    private static final String LOCK = """
            select device from device_configuration where device = any(cast(:devices as text[])) order by device for update
            """;
    private static final String DUE = """
            select device from device_configuration where stale or told < version and changed_at < :settled
            order by device limit :most for update skip locked
            """;
    private static final String HEARD = """
            select device from device_presence where heard_at is not null and device > :id order by device limit :most
            """;
    private static final String LOOKED = """
            update device_configuration set stale = false where stale and device = any(cast(:devices as text[]))
            """;

    private final Mutiny.SessionFactory sessions;

    DueRows(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    Uni<Void> mark(Layer layer) {
        return hold(ALONE).chain(() -> switch (layer) {
            case Layer.All _ -> mark("not stale", UnaryOperator.identity());
            case Layer.OfBody(var body) -> mark(WITHIN + BELOW, of(body.value()));
            case Layer.OfSite(var site) -> mark(WITHIN + "site.id = :of)", of(site.value()));
            case Layer.OfDevice(var device) -> mark("device = :of", of(device.value()));
        });
    }

    private static UnaryOperator<Mutiny.MutationQuery> of(String whom) {
        return query -> query.setParameter("of", whom);
    }

    private Uni<Void> mark(String which, UnaryOperator<Mutiny.MutationQuery> parameters) {
        return update(MARK.formatted(which), parameters);
    }

    Uni<List<DeviceId>> after(String id, int atMost) {
        return sessions.withSession(session -> session.createNativeQuery(HEARD, String.class)
                        .setParameter("id", id)
                        .setParameter("most", atMost)
                        .getResultList())
                .map(DueRows::ids);
    }

    /** The rows of those that have one; no layer changes for any of them until the transaction ends. */
    Uni<Void> lock(Set<DeviceId> devices) {
        return hold(BESIDE_OTHERS)
                .chain(() -> sessions.withSession(session -> session.createNativeQuery(LOCK, String.class)
                        .setParameter("devices", Columns.of(devices, DeviceId::value))
                        .getResultList()))
                .replaceWithVoid();
    }

    Uni<List<DeviceId>> lockDue(Instant settled, int atMost) {
        return hold(BESIDE_OTHERS)
                .chain(() -> sessions.withSession(session -> session.createNativeQuery(DUE, String.class)
                        .setParameter("settled", settled)
                        .setParameter("most", atMost)
                        .getResultList()))
                .map(DueRows::ids);
    }

    Uni<Void> looked(Set<DeviceId> devices) {
        return devices.isEmpty()
                ? Uni.createFrom().voidItem()
                : update(LOOKED, query -> query.setParameter("devices", Columns.of(devices, DeviceId::value)));
    }

    /** Before any row is locked, or two would wait for each other. */
    private Uni<Void> hold(String lock) {
        return sessions.withSession(
                        session -> session.createNativeQuery(lock, String.class).getSingleResultOrNull())
                .replaceWithVoid();
    }

    private Uni<Void> update(String sql, UnaryOperator<Mutiny.MutationQuery> parameters) {
        return sessions.withSession(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate())
                .replaceWithVoid();
    }

    private static List<DeviceId> ids(List<String> values) {
        return values.stream().map(DeviceId::new).toList();
    }
}
