package vn.tiepdan.control.enrolment.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.enrolment.Edition;
import vn.tiepdan.control.enrolment.EditionStore;

@ApplicationScoped
class PostgresEditionStore implements EditionStore {
    private final Mutiny.SessionFactory sessions;

    PostgresEditionStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<Edition>> lock() {
        return sessions.withSession(session -> session.find(EditionRow.class, true, LockModeType.PESSIMISTIC_WRITE))
                .map(EditionRow::asEdition);
    }

    @Override
    public Uni<Void> save(Edition edition) {
        return sessions.withSession(session -> session.find(EditionRow.class, true)
                .invoke(row -> row.become(edition))
                .call(session::flush)
                .replaceWithVoid());
    }
}
