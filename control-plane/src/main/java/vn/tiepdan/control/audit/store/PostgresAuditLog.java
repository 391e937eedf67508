package vn.tiepdan.control.audit.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.control.platform.Transactions;

@ApplicationScoped
class PostgresAuditLog implements AuditLog {
    /** The trigger of the table numbers and chains row by row, and sees the rows before it. */
    private static final String ADD = """
            insert into audit (at, actor, action, subject, detail)
            select :at, actor, action, subject, detail
            from unnest(cast(:actors as text[]), cast(:actions as text[]), cast(:subjects as text[]), cast(:details as text[]))
                with ordinality as t (actor, action, subject, detail, place)
            order by place
            """;

    private final Mutiny.SessionFactory sessions;
    private final Transactions transactions;
    private final Clock clock;

    PostgresAuditLog(Mutiny.SessionFactory sessions, Transactions transactions, Clock clock) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Uni<Void> addAll(List<Deed> deeds) {
        return deeds.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions
                        .in(() -> sessions.withSession(session -> session.createNativeQuery(ADD)
                                .setParameter("at", clock.instant())
                                .setParameter(
                                        "actors",
                                        Columns.of(deeds, deed -> deed.actor().name()))
                                .setParameter("actions", Columns.of(deeds, Deed::action))
                                .setParameter("subjects", Columns.of(deeds, Deed::subject))
                                .setParameter("details", Columns.of(deeds, Deed::detail))
                                .executeUpdate()))
                        .replaceWithVoid();
    }

    @Override
    public Uni<List<Line>> newest(int limit) {
        return transactions
                .in(() -> sessions.withSession(
                        session -> session.createSelectionQuery("from AuditRow order by number desc", AuditRow.class)
                                .setMaxResults(limit)
                                .getResultList()))
                .map(rows -> rows.stream().map(AuditRow::asLine).toList());
    }

    @Override
    public Uni<List<Line>> after(long number, int atMost) {
        return transactions
                .in(() -> sessions.withSession(session -> session.createSelectionQuery(
                                "from AuditRow where number > :number order by number", AuditRow.class)
                        .setParameter("number", number)
                        .setMaxResults(atMost)
                        .getResultList()))
                .map(rows -> rows.stream().map(AuditRow::asLine).toList());
    }
}
