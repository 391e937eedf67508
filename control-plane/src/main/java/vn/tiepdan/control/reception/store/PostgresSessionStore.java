package vn.tiepdan.control.reception.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.reception.Session;
import vn.tiepdan.control.reception.SessionStore;
import vn.tiepdan.control.reception.Ticketed;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.TurnId;

@ApplicationScoped
class PostgresSessionStore implements SessionStore {
    private static final String NEXT_TICKET = """
            insert into ticket_counter (body, day, last) values (:body, :day, 1)
            on conflict (body, day) do update set last = ticket_counter.last + 1 returning last
            """;
    private static final String NOTE = """
            insert into session_timeline (session, number, at, what, detail)
            select :session, coalesce(max(number), 0) + 1, :at, :what, :detail
            from session_timeline where session = :session
            """;
    private static final String OPENED_AT = """
            select distinct body from SessionRow
            where kiosk in :kiosks and state in (WAITING, IN_SESSION) and wipedAt is null
            """;
    private static final String WIPED = """
            update session set wiped_at = :at
            where turn = any(cast(cast(:turns as text[]) as uuid[])) and wiped_at is null
            """;
    private static final String VISITS = """
            select s.id, count(e.id) from session s
            join session e on e.citizen_number = s.citizen_number and e.state = 'CLOSED' and e.taken_at < s.taken_at
            where s.id in (:ids) group by s.id
            """;

    private final Mutiny.SessionFactory sessions;
    private final Transactions transactions;

    PostgresSessionStore(Mutiny.SessionFactory sessions, Transactions transactions) {
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @Override
    public Uni<Ticketed.Ticket> nextTicket(BodyId body, LocalDate day) {
        return in(session -> session.createNativeQuery(NEXT_TICKET, Integer.class)
                        .setParameter("body", body.value())
                        .setParameter("day", day)
                        .getSingleResult())
                .map(number -> new Ticketed.Ticket(day, number));
    }

    @Override
    public Uni<Void> insert(Session.Waiting waiting) {
        return in(session -> session.persist(SessionRow.of(waiting)).chain(session::flush));
    }

    @Override
    public Uni<Void> update(Session changed, Happening happening) {
        return in(session -> session.find(SessionRow.class, changed.id().value())
                        .invoke(row -> row.become(changed))
                        .chain(session::flush))
                .chain(() -> note(changed.id(), happening));
    }

    @Override
    public Uni<Void> note(SessionId id, Happening happening) {
        return in(session -> session.createNativeQuery(NOTE)
                        .setParameter("session", id.value())
                        .setParameter("at", happening.at())
                        .setParameter("what", happening.what())
                        .setParameter("detail", happening.detail())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Session>> locked(SessionId id) {
        return in(session -> session.createSelectionQuery("from SessionRow where id = :id", SessionRow.class)
                        .setParameter("id", id.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getSingleResultOrNull())
                .map(PostgresSessionStore::session);
    }

    @Override
    public Uni<Optional<Session>> locked(TurnId turn) {
        return in(session -> session.createSelectionQuery("from SessionRow where turn = :turn", SessionRow.class)
                        .setParameter("turn", turn.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getSingleResultOrNull())
                .map(PostgresSessionStore::session);
    }

    @Override
    public Uni<Optional<Session>> find(SessionId id) {
        return in(session -> session.find(SessionRow.class, id.value())).map(PostgresSessionStore::session);
    }

    @Override
    public Uni<List<Session>> find(Set<SessionId> ids) {
        return list(
                "from SessionRow where id in :ids",
                Map.of("ids", ids.stream().map(SessionId::value).toList()));
    }

    @Override
    public Uni<List<Session>> open(BodyId body) {
        return list(
                "from SessionRow where body = :body and state in (WAITING, IN_SESSION) order by takenAt, ticketNumber",
                Map.of("body", body.value()));
    }

    @Override
    public Uni<Optional<Session>> shownAt(DeviceId kiosk) {
        return in(session -> session.createSelectionQuery(
                                "from SessionRow where kiosk = :kiosk order by takenAt desc, ticketNumber desc",
                                SessionRow.class)
                        .setParameter("kiosk", kiosk.value())
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row)
                        .filter(it -> it.wipedAt == null)
                        .map(SessionRow::asSession));
    }

    @Override
    public Uni<List<BodyId>> openedAt(Set<DeviceId> kiosks) {
        return in(session -> session.createSelectionQuery(OPENED_AT, String.class)
                        .setParameter(
                                "kiosks", kiosks.stream().map(DeviceId::value).toList())
                        .getResultList())
                .map(found -> found.stream().map(BodyId::new).toList());
    }

    @Override
    public Uni<List<DeviceId>> kiosksThatShow() {
        return in(session -> session.createSelectionQuery(
                                "select distinct kiosk from SessionRow where wipedAt is null", String.class)
                        .getResultList())
                .map(found -> found.stream().map(DeviceId::new).toList());
    }

    @Override
    public Uni<Void> wiped(List<TurnId> turns, Instant at) {
        var ids = turns.stream().map(TurnId::toString).toArray(String[]::new);
        return in(session -> session.createNativeQuery(WIPED)
                        .setParameter("at", at)
                        .setParameter("turns", ids)
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Session>> ofDay(LocalDate day) {
        return list("from SessionRow where ticketDay = :day order by takenAt, ticketNumber", Map.of("day", day));
    }

    @Override
    public Uni<Integer> closedIn(DeviceId room, LocalDate day) {
        return in(session -> session.createSelectionQuery(
                                "select count(*) from SessionRow where room = :room and state = CLOSED and ticketDay = :day",
                                Long.class)
                        .setParameter("room", room.value())
                        .setParameter("day", day)
                        .getSingleResult())
                .map(Long::intValue);
    }

    @Override
    public Uni<Map<SessionId, Integer>> earlierVisits(Set<SessionId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return in(session -> session.createNativeQuery(VISITS, Object[].class)
                        .setParameter("ids", ids.stream().map(SessionId::value).toList())
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new SessionId((UUID) row[0]), row -> ((Number) row[1]).intValue())));
    }

    @Override
    public Uni<List<Happening>> timeline(SessionId id) {
        return in(session -> session.createNativeQuery(
                                "select at, what, detail from session_timeline where session = :session order by number",
                                Object[].class)
                        .setParameter("session", id.value())
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Happening(Columns.moment(row[0]), (String) row[1], (String) row[2]))
                        .toList());
    }

    @Override
    public Uni<List<SessionId>> waitingBefore(LocalDate day) {
        return in(session -> session.createSelectionQuery(
                                "select id from SessionRow where state = WAITING and ticketDay < :day", UUID.class)
                        .setParameter("day", day)
                        .getResultList())
                .map(ids -> ids.stream().map(SessionId::new).toList());
    }

    private Uni<List<Session>> list(String query, Map<String, Object> parameters) {
        return in(session -> {
                    var selection = session.createSelectionQuery(query, SessionRow.class);
                    parameters.forEach(selection::setParameter);
                    return selection.getResultList();
                })
                .map(rows -> rows.stream().map(SessionRow::asSession).toList());
    }

    private <T> Uni<T> in(java.util.function.Function<Mutiny.Session, Uni<T>> work) {
        return transactions.in(() -> sessions.withSession(work));
    }

    private static Optional<Session> session(@org.jspecify.annotations.Nullable SessionRow row) {
        return Optional.ofNullable(row).map(SessionRow::asSession);
    }
}
