package vn.tiepdan.control.identity.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.identity.AccountStore;
import vn.tiepdan.control.identity.Staff;

@ApplicationScoped
class PostgresAccountStore implements AccountStore {
    private final Mutiny.SessionFactory sessions;

    PostgresAccountStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Boolean> empty() {
        return sessions.withSession(
                        session -> session.createSelectionQuery("select count(*) from AccountRow", Long.class)
                                .getSingleResult())
                .map(count -> count == 0);
    }

    @Override
    public Uni<Void> insert(Account account, Instant at) {
        return sessions.withSession(
                session -> session.persist(AccountRow.of(account, at)).call(session::flush));
    }

    @Override
    public Uni<Optional<Account>> find(String name) {
        return sessions.withSession(session -> session.find(AccountRow.class, name))
                .map(row -> Optional.ofNullable(row).map(AccountRow::asAccount));
    }

    @Override
    public Uni<Void> begin(String tokenFingerprint, Staff staff, Instant at, Instant until) {
        var row = new SignInRow();
        row.tokenHash = tokenFingerprint;
        row.name = staff.name();
        row.role = staff.role();
        row.beganAt = at;
        row.expiresAt = until;
        return sessions.withSession(session -> session.persist(row).call(session::flush));
    }

    @Override
    public Uni<Optional<Staff>> signedIn(String tokenFingerprint, Instant now) {
        return sessions.withSession(session -> session.find(SignInRow.class, tokenFingerprint))
                .map(row -> Optional.ofNullable(row)
                        .filter(found -> found.expiresAt.isAfter(now))
                        .map(found -> new Staff(found.name, found.role)));
    }

    @Override
    public Uni<Void> end(String tokenFingerprint, Instant now) {
        return sessions.withSession(session -> session.createMutationQuery(
                                "delete from SignInRow where tokenHash = :token or expiresAt < :now")
                        .setParameter("token", tokenFingerprint)
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
