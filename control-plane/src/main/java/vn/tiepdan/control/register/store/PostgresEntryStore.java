package vn.tiepdan.control.register.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.register.EntryStore;
import vn.tiepdan.control.register.Register;
import vn.tiepdan.wire.SessionId;

@ApplicationScoped
class PostgresEntryStore implements EntryStore {
    private static final String NEXT_NUMBER = """
            insert into register_counter (body, year, last) values (:body, :year, 1)
            on conflict (body, year) do update set last = register_counter.last + 1 returning last
            """;

    private final Mutiny.SessionFactory sessions;

    PostgresEntryStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Integer> nextNumber(BodyId body, int year) {
        return sessions.withSession(session -> session.createNativeQuery(NEXT_NUMBER, Integer.class)
                .setParameter("body", body.value())
                .setParameter("year", year)
                .getSingleResult());
    }

    @Override
    public Uni<Void> insert(Register.Entry entry) {
        return sessions.withSession(
                session -> session.persist(EntryRow.of(entry)).chain(session::flush));
    }

    @Override
    public Uni<Optional<Register.Entry>> of(SessionId id) {
        return sessions.withSession(session -> session.createSelectionQuery(
                                "from EntryRow where session = :session", EntryRow.class)
                        .setParameter("session", id.value())
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(EntryRow::asEntry));
    }

    @Override
    public Uni<List<Register.Entry>> list(BodyId body, int year, int offset, int limit) {
        return sessions.withSession(session -> session.createSelectionQuery(
                                "from EntryRow where body = :body and year = :year order by number desc",
                                EntryRow.class)
                        .setParameter("body", body.value())
                        .setParameter("year", year)
                        .setFirstResult(offset)
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(EntryRow::asEntry).toList());
    }

    @Override
    public Uni<Long> count(BodyId body, int year) {
        return sessions.withSession(session -> session.createSelectionQuery(
                        "select count(*) from EntryRow where body = :body and year = :year", Long.class)
                .setParameter("body", body.value())
                .setParameter("year", year)
                .getSingleResult());
    }
}
