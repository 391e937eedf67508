package vn.tiepdan.control.identity.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.identity.SecondFactor;
import vn.tiepdan.control.identity.SecondFactorStore;
import vn.tiepdan.control.platform.Columns;

/** What must happen once is one statement whose number of rows says whether it did. */
@ApplicationScoped
class PostgresSecondFactorStore implements SecondFactorStore {
    private static final String FIND =
            "select account, secret, confirmed_at, last_step from second_factor where account = :account";
    private static final String PROPOSE = """
            insert into second_factor (account, secret, made_at) values (:account, :secret, :at)
            on conflict (account) do update set secret = excluded.secret, made_at = excluded.made_at
            where second_factor.confirmed_at is null
            """;
    private static final String CONFIRM = """
            update second_factor set confirmed_at = :at, last_step = :step where account = :account and confirmed_at is null
            """;
    private static final String USE = """
            update second_factor set last_step = :step
            where account = :account and confirmed_at is not null and last_step < :step
            """;
    private static final String ADD_RECOVERY =
            "insert into recovery_code (account, code_hash) values (:account, :code)";
    private static final String USE_RECOVERY = """
            update recovery_code set used_at = :at where account = :account and code_hash = :code and used_at is null
            """;
    private static final String LEFT =
            "select count(*) from recovery_code where account = :account and used_at is null";
    private static final String REMOVE = "delete from second_factor where account = :account";
    private static final String ALL = "select account, confirmed_at from second_factor where confirmed_at is not null";

    private final Mutiny.SessionFactory sessions;

    PostgresSecondFactorStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Optional<SecondFactor>> find(String account) {
        return sessions.withSession(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("account", account)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(PostgresSecondFactorStore::factor));
    }

    private static SecondFactor factor(@Nullable Object[] row) {
        return new SecondFactor(
                String.valueOf(row[0]),
                (byte[]) Objects.requireNonNull(row[1]),
                Optional.ofNullable(row[2]).map(Columns::moment),
                ((Number) Objects.requireNonNull(row[3])).longValue());
    }

    @Override
    public Uni<Boolean> propose(String account, byte[] secret, Instant at) {
        return done(PROPOSE, Map.of("account", account, "secret", secret, "at", at));
    }

    @Override
    public Uni<Boolean> confirm(String account, long step, Instant at, List<String> recoveryFingerprints) {
        return done(CONFIRM, Map.of("account", account, "step", step, "at", at))
                .call(confirmed -> confirmed
                        ? addRecovery(account, recoveryFingerprints)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> addRecovery(String account, List<String> fingerprints) {
        return Multi.createFrom()
                .iterable(fingerprints)
                .onItem()
                .transformToUniAndConcatenate(code -> done(ADD_RECOVERY, Map.of("account", account, "code", code)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> use(String account, long step) {
        return done(USE, Map.of("account", account, "step", step));
    }

    @Override
    public Uni<Boolean> useRecovery(String account, String fingerprint, Instant at) {
        return done(USE_RECOVERY, Map.of("account", account, "code", fingerprint, "at", at));
    }

    @Override
    public Uni<Integer> recoveryLeft(String account) {
        return sessions.withSession(session -> session.createNativeQuery(LEFT, Long.class)
                        .setParameter("account", account)
                        .getSingleResult())
                .map(Math::toIntExact);
    }

    @Override
    public Uni<Void> remove(String account) {
        return done(REMOVE, Map.of("account", account)).replaceWithVoid();
    }

    @Override
    public Uni<Map<String, Instant>> all() {
        return sessions.withSession(session ->
                        session.createNativeQuery(ALL, Object[].class).getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> String.valueOf(row[0]), row -> Columns.moment(row[1]))));
    }

    private Uni<Boolean> done(String sql, Map<String, Object> parameters) {
        return sessions.withSession(session -> {
                    var query = session.createNativeQuery(sql);
                    parameters.forEach(query::setParameter);
                    return query.executeUpdate();
                })
                .map(rows -> rows == 1);
    }
}
