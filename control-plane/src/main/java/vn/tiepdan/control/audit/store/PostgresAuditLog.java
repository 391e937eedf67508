package vn.tiepdan.control.audit.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.Transactions;

@ApplicationScoped
class PostgresAuditLog implements AuditLog {
    private static final String ADD = """
            insert into audit (at, actor, action, subject, detail) values (:at, :actor, :action, :subject, :detail)
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
    public Uni<Void> add(Deed deed) {
        return transactions
                .in(() -> sessions.withSession(session -> session.createNativeQuery(ADD)
                        .setParameter("at", clock.instant())
                        .setParameter("actor", deed.actor().name())
                        .setParameter("action", deed.action())
                        .setParameter("subject", deed.subject())
                        .setParameter("detail", deed.detail())
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
