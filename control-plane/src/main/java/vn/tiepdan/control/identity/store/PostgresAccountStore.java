package vn.tiepdan.control.identity.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.identity.Account;
import vn.tiepdan.control.identity.AccountStore;

@ApplicationScoped
class PostgresAccountStore implements AccountStore {
    private static final String LOCK = "select cast(pg_advisory_xact_lock(7016532) as text)";
    private static final String ALL =
            "select distinct it from AccountRow it left join fetch it.mandates order by it.name";

    private static final String SIGNED_IN = """
            select signIn, account from SignInRow signIn left join AccountRow account on account.name = signIn.name
            left join fetch account.mandates
            where signIn.tokenHash = :token and signIn.expiresAt > :now
            """;

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
    public Uni<Void> lock() {
        return sessions.withSession(
                        session -> session.createNativeQuery(LOCK, String.class).getSingleResultOrNull())
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Account>> all() {
        return sessions.withSession(session ->
                        session.createSelectionQuery(ALL, AccountRow.class).getResultList())
                .map(rows -> rows.stream().map(AccountRow::asAccount).toList());
    }

    @Override
    public Uni<Void> insert(Account account) {
        return sessions.withSession(
                session -> session.persist(AccountRow.of(account)).call(session::flush));
    }

    @Override
    public Uni<Void> update(Account account) {
        return sessions.withSession(session -> session.find(AccountRow.class, account.name())
                .invoke(row -> row.becomes(account))
                .chain(session::flush));
    }

    @Override
    public Uni<Optional<Account>> find(String name) {
        return sessions.withSession(session -> session.find(AccountRow.class, name))
                .map(row -> Optional.ofNullable(row).map(AccountRow::asAccount));
    }

    @Override
    public Uni<Void> begin(Begun begun, Instant at, Instant until) {
        var row = SignInRow.of(begun, at, until);
        return sessions.withSession(session -> session.persist(row).call(session::flush));
    }

    @Override
    public Uni<Optional<SignedIn>> signedIn(String tokenFingerprint, Instant now) {
        return sessions.withSession(session -> session.createSelectionQuery(SIGNED_IN, Found.class)
                        .setParameter("token", tokenFingerprint)
                        .setParameter("now", now)
                        .getResultList())
                .map(found -> found.stream().findFirst().flatMap(it -> it.asItIs(now)));
    }

    /** Who signed in, and their account if there is one; comes once for each of its mandates, with all of them. */
    record Found(SignInRow signIn, @Nullable AccountRow account) {
        Optional<SignedIn> asItIs(Instant now) {
            var vouched = signIn.asStaff();
            var staff = account == null
                    ? Optional.of(vouched)
                    : Optional.of(account.asAccount())
                            .filter(Account::enabled)
                            .map(it -> it.staff(now).with(vouched.posts()));
            return staff.map(it -> new SignedIn(it, signIn.secondFactor));
        }
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

    @Override
    public Uni<Void> endAll(String name) {
        return sessions.withSession(session -> session.createMutationQuery("delete from SignInRow where name = :name")
                        .setParameter("name", name)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
