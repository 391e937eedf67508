package vn.tiepdan.control.call.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.call.CallRecord;
import vn.tiepdan.control.call.CallStore;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.SessionId;

@ApplicationScoped
class PostgresCallStore implements CallStore {
    private static final String COLUMNS = """
            select c.id, c.session, c.opened_at, l.id as leg, l.device, l.role, l.shown, l.attempt, c.ended_at
            from call c join leg l on l.call = c.id
            """;

    private final Mutiny.SessionFactory sessions;

    PostgresCallStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Void> insert(CallRecord call) {
        return sessions.withSession(session -> session.createNativeQuery(
                                "insert into call (id, session, opened_at) values (:id, :session, :at)")
                        .setParameter("id", call.id().value())
                        .setParameter("session", call.session().value())
                        .setParameter("at", call.openedAt())
                        .executeUpdate())
                .chain(() -> Multi.createFrom()
                        .iterable(call.legs())
                        .onItem()
                        .transformToUniAndConcatenate(leg -> insert(call.id(), leg))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private Uni<Integer> insert(CallId call, CallRecord.Leg leg) {
        return sessions.withSession(session -> session.createNativeQuery(
                        "insert into leg (id, call, device, role, shown) values (:id, :call, :device, :role, :shown)")
                .setParameter("id", leg.id().value())
                .setParameter("call", call.value())
                .setParameter("device", leg.device().value())
                .setParameter("role", leg.role().name())
                .setParameter("shown", leg.shown())
                .executeUpdate());
    }

    @Override
    public Uni<Optional<CallRecord>> running(SessionId session) {
        return select(COLUMNS + " where c.ended_at is null and c.session = :id", Map.of("id", session.value()))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Optional<CallRecord>> running(CallId call) {
        return select(COLUMNS + " where c.ended_at is null and c.id = :id", Map.of("id", call.value()))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<CallRecord>> allRunning() {
        return select(COLUMNS + " where c.ended_at is null order by c.opened_at", Map.of());
    }

    @Override
    public Uni<Optional<CallRecord>> ended(CallId call) {
        return select(COLUMNS + " where c.ended_at is not null and c.id = :id", Map.of("id", call.value()))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Void> attempted(LegId leg, int attempt) {
        return sessions.withSession(session -> session.createNativeQuery(
                                "update leg set attempt = :attempt where id = :id and attempt < :attempt")
                        .setParameter("attempt", attempt)
                        .setParameter("id", leg.value())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> end(CallId call, CallEnd why, Instant at) {
        return sessions.withSession(session -> session.createNativeQuery(
                                "update call set ended_at = :at, why = :why where id = :id and ended_at is null")
                        .setParameter("at", at)
                        .setParameter("why", why.name())
                        .setParameter("id", call.value())
                        .executeUpdate())
                .map(changed -> changed > 0);
    }

    private Uni<List<CallRecord>> select(String sql, Map<String, Object> parameters) {
        return sessions.withSession(session -> {
                    var query = session.createNativeQuery(sql, Object[].class);
                    parameters.forEach(query::setParameter);
                    return query.getResultList();
                })
                .map(PostgresCallStore::calls);
    }

    private static List<CallRecord> calls(List<Object[]> rows) {
        var legs = new LinkedHashMap<UUID, List<Object[]>>();
        rows.forEach(row ->
                legs.computeIfAbsent((UUID) row[0], _ -> new ArrayList<>()).add(row));
        return legs.values().stream()
                .map(all -> new CallRecord(
                        new CallId((UUID) all.getFirst()[0]),
                        new SessionId((UUID) all.getFirst()[1]),
                        Columns.moment(all.getFirst()[2]),
                        all.getFirst()[8] == null ? null : Columns.moment(all.getFirst()[8]),
                        all.stream().map(PostgresCallStore::leg).toList()))
                .toList();
    }

    private static CallRecord.Leg leg(Object[] row) {
        return new CallRecord.Leg(
                new LegId((UUID) row[3]),
                new DeviceId((String) row[4]),
                Role.valueOf((String) row[5]),
                (String) row[6],
                ((Number) row[7]).intValue());
    }
}
