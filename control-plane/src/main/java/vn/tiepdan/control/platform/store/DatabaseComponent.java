package vn.tiepdan.control.platform.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.platform.Component;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Finding;

/** Whether PostgreSQL answers. */
@ApplicationScoped
class DatabaseComponent implements Component {
    private static final String NAME = "database";

    private final Mutiny.SessionFactory sessions;
    private final Transactions transactions;

    DatabaseComponent(Mutiny.SessionFactory sessions, Transactions transactions) {
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @Override
    public Uni<Condition> condition() {
        return transactions
                .in(() -> sessions.withSession(session -> session.createNativeQuery("show server_version", String.class)
                        .getSingleResult()))
                .map(version -> Condition.up(
                        NAME,
                        new Finding("database-answers", Map.of("version", version)),
                        "PostgreSQL " + version + " answers"))
                .onFailure()
                .recoverWithItem(failure -> Condition.down(
                        NAME,
                        Finding.of("database-silent"),
                        String.valueOf(failure.getMessage()),
                        "Look at the server, then at the control plane's log."));
    }
}
