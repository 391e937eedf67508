package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.Incident;
import vn.tiepdan.control.fleet.IncidentStore;
import vn.tiepdan.control.fleet.SiteLoss;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.wire.DeviceId;

@ApplicationScoped
class PostgresIncidentStore implements IncidentStore {
    private static final String LOCK = "select cast(pg_advisory_xact_lock(7016531) as text)";
    private static final String LOSSES = """
            select device.site, coalesce(body.parent, body.id), device.id, presence.state = 'OFFLINE',
                coalesce(presence.heard_at, presence.since),
                coalesce(status.document, '') like '%"ups-on-battery"%' or exists (
                    select 1 from device_alarm alarm where alarm.device = device.id and alarm.cleared_at is null
                    and alarm.finding like '%"ups-on-battery"%')
            from device join site_at(clock_timestamp()) site on site.id = device.site
            join body_at(clock_timestamp()) body on body.id = site.body
            join device_presence presence on presence.device = device.id
            left join device_status status on status.device = device.id
            where presence.epoch > 0 and presence.state <> 'LEFT'
            and not exists (
                select 1 from device_maintenance work where work.device = device.id and work.ended_at is null)
            and device.site in (
                select other.site from device other join device_presence lost on lost.device = other.id
                where lost.state = 'OFFLINE' and lost.epoch > 0)
            order by device.site, device.id
            """;
    private static final String SHOWN = """
            select incident.id, incident.kind, incident.place, incident.since, incident.opened_at, incident.closed_at,
                incident.merged_into, string_agg(part.device, ' ' order by part.device),
                count(*) filter (where presence.state = 'OFFLINE')
            from incident join incident_device part on part.incident = incident.id
            join device_presence presence on presence.device = part.device
            """;
    private static final String WITHIN = " join device on device.id = part.device and device.site in (:sites)";
    private static final String NEWEST = " group by incident.id order by closed_at is not null, incident.id desc";
    private static final String OPEN = """
            with opened as (
                insert into incident (kind, place, since, opened_at) values (:kind, :place, :since, :at)
                on conflict (place) where closed_at is null do nothing returning id)
            insert into incident_device (incident, device)
            select opened.id, device.id from opened, device where device.id in (:devices)
            """;
    private static final String GROW = """
            insert into incident_device (incident, device)
            select cast(:id as bigint), device.id from device where device.id in (:devices) on conflict do nothing
            """;
    private static final String CLOSE = """
            update incident set closed_at = :at, merged_into = cast(:into as bigint) where id = :id
            """;

    private final Mutiny.SessionFactory sessions;

    PostgresIncidentStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Void> lock() {
        return sessions.withSession(
                        session -> session.createNativeQuery(LOCK, String.class).getSingleResultOrNull())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<SiteLoss>> losses() {
        return sessions.withSession(session ->
                        session.createNativeQuery(LOSSES, Object[].class).getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(row -> (String) row[0], LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .map(PostgresIncidentStore::site)
                        .toList());
    }

    private static SiteLoss site(List<Object[]> devices) {
        var lost = devices.stream()
                .filter(row -> (Boolean) row[3])
                .map(row -> new SiteLoss.Lost(new DeviceId((String) row[2]), Columns.moment(row[4])))
                .toList();
        var any = devices.getFirst();
        return new SiteLoss(
                (String) any[0],
                (String) any[1],
                lost,
                devices.size() - lost.size(),
                devices.stream().anyMatch(row -> (Boolean) row[5]));
    }

    @Override
    public Uni<List<Incident>> open() {
        return courses(" where closed_at is null group by incident.id order by incident.id", query -> query)
                .map(courses -> courses.stream().map(Course::incident).toList());
    }

    @Override
    public Uni<List<Course>> newest(Reach reach, int atMost) {
        return switch (reach) {
            case Reach.Everything _ -> courses(NEWEST, query -> query.setMaxResults(atMost));
            case Reach.Within(var _, var sites, var _) ->
                sites.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : courses(
                                WITHIN + NEWEST,
                                query -> query.setMaxResults(atMost)
                                        .setParameter(
                                                "sites",
                                                sites.stream()
                                                        .map(SiteId::value)
                                                        .toList()));
        };
    }

    private Uni<List<Course>> courses(String which, UnaryOperator<Mutiny.SelectionQuery<Object[]>> parameters) {
        return sessions.withSession(session -> parameters
                        .apply(session.createNativeQuery(SHOWN + which, Object[].class))
                        .getResultList())
                .map(rows -> rows.stream().map(PostgresIncidentStore::course).toList());
    }

    private static Course course(Object[] row) {
        var devices =
                Arrays.stream(((String) row[7]).split(" ")).map(DeviceId::new).collect(Collectors.toSet());
        return new Course(
                new Incident(
                        ((Number) row[0]).longValue(),
                        Incident.Kind.valueOf((String) row[1]),
                        (String) row[2],
                        Columns.moment(row[3]),
                        devices),
                Columns.moment(row[4]),
                Optional.ofNullable(row[5]).map(Columns::moment),
                Optional.ofNullable((Number) row[6]).map(Number::longValue),
                ((Number) row[8]).intValue());
    }

    @Override
    public Uni<Void> open(Incident.Kind kind, String place, Instant since, List<String> devices, Instant at) {
        return update(
                OPEN,
                query -> query.setParameter("kind", kind.name())
                        .setParameter("place", place)
                        .setParameter("since", since)
                        .setParameter("at", at)
                        .setParameter("devices", devices));
    }

    @Override
    public Uni<Void> grow(Incident incident) {
        var devices = incident.devices().stream().map(DeviceId::value).toList();
        return update(
                        "update incident set kind = :kind, place = :place where id = :id",
                        query -> query.setParameter("kind", incident.kind().name())
                                .setParameter("place", incident.place())
                                .setParameter("id", incident.id()))
                .chain(() -> update(
                        GROW, query -> query.setParameter("id", incident.id()).setParameter("devices", devices)));
    }

    @Override
    public Uni<Void> close(long id, Optional<Long> mergedInto, Instant at) {
        return update(
                CLOSE,
                query -> query.setParameter("at", at)
                        .setParameter("into", mergedInto.orElse(null))
                        .setParameter("id", id));
    }

    private Uni<Void> update(String sql, Function<Mutiny.MutationQuery, Mutiny.MutationQuery> parameters) {
        return sessions.withSession(session ->
                        parameters.apply(session.createNativeQuery(sql)).executeUpdate())
                .replaceWithVoid();
    }
}
