package vn.tiepdan.control.recording.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.control.recording.Gap;
import vn.tiepdan.control.recording.Original;
import vn.tiepdan.control.recording.RecordingStore;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.SessionId;

@ApplicationScoped
class PostgresRecordingStore implements RecordingStore {
    private static final String BEGIN = """
            insert into recording (call, session, state, detail, changed_at)
            values (:call, :session, 'PROCESSING', '', :at) on conflict do nothing
            """;
    private static final String FORGOTTEN = """
            insert into recording (call, session, state, detail, changed_at)
            select c.id, c.session, 'PROCESSING', '', :at from call c left join recording r on r.call = c.id
            where c.ended_at is not null and c.why <> 'NO_MEDIA_SERVER' and r.call is null on conflict do nothing
            """;
    private static final String FINISH = """
            update recording set state = :state, detail = :detail, changed_at = :at, viewing_file = :file,
                viewing_sha256 = :sha, viewing_bytes = :bytes, duration_millis = :millis where call = :call
            """;
    private static final String ORIGINAL = """
            insert into recording_original (call, file, sha256, track, leg, started_at, duration_millis, packets, lost)
            values (:call, :file, :sha, :track, :leg, :at, :millis, :packets, :lost) on conflict do nothing
            """;
    private static final String GAP = """
            insert into recording_gap (call, number, from_at, to_at, leg, track, why)
            values (:call, :number, :from, :to, :leg, :track, :why) on conflict do nothing
            """;

    private final Mutiny.SessionFactory sessions;

    PostgresRecordingStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Void> begin(CallId call, SessionId session, Instant at) {
        return execute(BEGIN, Map.of("call", call.value(), "session", session.value(), "at", at));
    }

    @Override
    public Uni<List<CallId>> unfinished(Instant now) {
        return execute(FORGOTTEN, Map.of("at", now)).chain(this::processing);
    }

    private Uni<List<CallId>> processing() {
        return sessions.withSession(session -> session.createNativeQuery(
                                "select call from recording where state = 'PROCESSING' order by changed_at", UUID.class)
                        .getResultList())
                .map(ids -> ids.stream().map(CallId::new).toList());
    }

    @Override
    public Uni<Void> finish(Recording it, Instant at) {
        return sessions.withSession(session -> session.createNativeQuery(FINISH)
                        .setParameter("state", it.state().name())
                        .setParameter("detail", it.detail())
                        .setParameter("at", at)
                        .setParameter(
                                "file",
                                it.viewing().map(view -> view.file().toString()).orElse(null))
                        .setParameter("sha", it.viewing().map(Viewing::sha256).orElse(null))
                        .setParameter("bytes", it.viewing().map(Viewing::bytes).orElse(null))
                        .setParameter(
                                "millis",
                                it.viewing()
                                        .map(view -> view.duration().toMillis())
                                        .orElse(null))
                        .setParameter("call", it.call().value())
                        .executeUpdate())
                .chain(() -> all(it.originals().stream().map(original -> insert(it.call(), original))))
                .chain(() -> all(IntStream.range(0, it.missing().size())
                        .mapToObj(
                                number -> insert(it.call(), number, it.missing().get(number)))));
    }

    private static Uni<Void> all(java.util.stream.Stream<Uni<Void>> works) {
        return Multi.createFrom()
                .items(works)
                .onItem()
                .transformToUniAndConcatenate(work -> work)
                .collect()
                .last();
    }

    private Uni<Void> insert(CallId call, Original it) {
        return execute(
                ORIGINAL,
                Map.of(
                        "call", call.value(),
                        "file", it.file().toString(),
                        "sha", it.sha256(),
                        "track", it.track(),
                        "leg", it.leg().value(),
                        "at", it.startedAt(),
                        "millis", it.duration().toMillis(),
                        "packets", it.packets(),
                        "lost", it.lost()));
    }

    private Uni<Void> insert(CallId call, int number, Gap it) {
        return execute(
                GAP,
                Map.of(
                        "call", call.value(),
                        "number", number,
                        "from", it.from(),
                        "to", it.to(),
                        "leg", it.leg().value(),
                        "track", it.track(),
                        "why", it.why()));
    }

    @Override
    public Uni<Optional<Recording>> of(SessionId session) {
        return rows(
                        "select r.call, r.state, r.detail, r.viewing_file, r.viewing_sha256, r.viewing_bytes,"
                                + " r.duration_millis from recording r join call c on c.id = r.call"
                                + " where r.session = :session order by c.opened_at desc",
                        "session",
                        session.value())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.<Recording>empty())
                        : whole(session, found.getFirst()).map(Optional::of));
    }

    private Uni<Recording> whole(SessionId session, Object[] row) {
        var call = new CallId((UUID) row[0]);
        return rows(
                        "select file, sha256, track, leg, started_at, duration_millis, packets, lost from recording_original"
                                + " where call = :call order by started_at",
                        "call",
                        call.value())
                .chain(originals -> rows(
                                "select from_at, to_at, leg, track, why from recording_gap where call = :call order by number",
                                "call",
                                call.value())
                        .map(gaps -> new Recording(
                                call,
                                session,
                                State.valueOf((String) row[1]),
                                (String) row[2],
                                originals.stream()
                                        .map(PostgresRecordingStore::original)
                                        .toList(),
                                viewing(row),
                                gaps.stream().map(PostgresRecordingStore::gap).toList())));
    }

    @Override
    public Uni<Map<SessionId, State>> states(Set<SessionId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return rows(
                        "select session, state from recording where session in (:ids) order by changed_at",
                        "ids",
                        ids.stream().map(SessionId::value).toList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new SessionId((UUID) row[0]),
                                row -> State.valueOf((String) row[1]),
                                (older, newer) -> newer)));
    }

    private Uni<List<Object[]>> rows(String sql, String name, Object value) {
        return sessions.withSession(session -> session.createNativeQuery(sql, Object[].class)
                .setParameter(name, value)
                .getResultList());
    }

    private Uni<Void> execute(String sql, Map<String, Object> parameters) {
        return sessions.withSession(session -> {
                    var query = session.createNativeQuery(sql);
                    parameters.forEach(query::setParameter);
                    return query.executeUpdate();
                })
                .replaceWithVoid();
    }

    private static Optional<Viewing> viewing(Object[] row) {
        return row[3] == null
                ? Optional.empty()
                : Optional.of(new Viewing(
                        Path.of((String) row[3]),
                        (String) row[4],
                        ((Number) row[5]).longValue(),
                        Duration.ofMillis(((Number) row[6]).longValue())));
    }

    private static Original original(Object[] row) {
        return new Original(
                Path.of((String) row[0]),
                (String) row[1],
                (String) row[2],
                new LegId((UUID) row[3]),
                Columns.moment(row[4]),
                Duration.ofMillis(((Number) row[5]).longValue()),
                ((Number) row[6]).longValue(),
                ((Number) row[7]).longValue());
    }

    private static Gap gap(Object[] row) {
        return new Gap(
                Columns.moment(row[0]), Columns.moment(row[1]), new LegId((UUID) row[2]), (String) row[3], (String)
                        row[4]);
    }
}
