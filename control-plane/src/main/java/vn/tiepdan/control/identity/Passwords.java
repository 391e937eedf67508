package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import vn.tiepdan.control.platform.Attempts;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.control.platform.Transactions;

/** Compares passwords, and slows down whoever guesses. */
@ApplicationScoped
class Passwords {
    private static final int LETTERS_OF_NOBODY = 40;
    /** Checked for names that do not exist, so that they take as long as those that do. */
    private static final PasswordHash NOBODY = PasswordHash.of(Secrets.word(LETTERS_OF_NOBODY));

    private final AccountStore accounts;
    private final SignIns signIns;
    private final Transactions transactions;
    private final Attempts attempts;

    Passwords(
            AccountStore accounts, SignIns signIns, Transactions transactions, IdentitySettings settings, Clock clock) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.transactions = transactions;
        this.attempts = new Attempts(settings.attempts(), settings.attemptWindow(), clock);
    }

    /** Whoever tries. @param from address of the browser */
    record Trial(String name, String from) {}

    /**
     * The account whose password it is. It counts as a failure until {@link #succeeded} or {@link #none}. Fails with {@link Refused} for
     * a wrong password, and when there were too many.
     */
    Uni<Account> check(Trial trial, String password) {
        if (!begun(trial)) {
            return Uni.createFrom()
                    .failure(SignIns.refusal(429, "too-many-attempts", "wait a few minutes and try again"));
        }
        return transactions
                .in(() -> accounts.find(trial.name()))
                .chain(found -> fitting(found, password))
                .chain(found -> found.map(it -> Uni.createFrom().item(it))
                        .orElseGet(() -> signIns.turnAway(
                                trial.name(),
                                SignIns.refusal(401, "wrong-password", "the name or the password is wrong"))));
    }

    private boolean begun(Trial trial) {
        if (!attempts.begun("name " + trial.name())) {
            return false;
        }
        if (!attempts.begun("from " + trial.from())) {
            attempts.withdrawn("name " + trial.name());
            return false;
        }
        return true;
    }

    /** Nothing was guessed; what went wrong before still counts. */
    void none(Trial trial) {
        attempts.withdrawn("name " + trial.name());
        attempts.withdrawn("from " + trial.from());
    }

    /** What went wrong before counts no more; only for whoever has proven all that is asked for. */
    void succeeded(Trial trial) {
        attempts.succeeded("name " + trial.name());
        attempts.succeeded("from " + trial.from());
    }

    /** Argon2 takes its time, so it must not hold an event loop. */
    private static Uni<Optional<Account>> fitting(Optional<Account> found, String password) {
        var hash = found.flatMap(Account::password).orElse(NOBODY);
        return Uni.createFrom()
                .item(() -> hash.fits(password))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(fits -> fits ? found.filter(Account::enabled) : Optional.empty());
    }
}
