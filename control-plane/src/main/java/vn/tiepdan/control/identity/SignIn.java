package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.Attempts;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.control.platform.Transactions;

/** Lets members of staff in and out. */
@ApplicationScoped
public class SignIn {
    private static final int TOKEN_LETTERS = 40;
    /** Checked for names that do not exist, so that they take as long as those that do. */
    private static final PasswordHash NOBODY = PasswordHash.of(Secrets.word(TOKEN_LETTERS));

    private final AccountStore accounts;
    private final Transactions transactions;
    private final AuditLog audit;
    private final IdentitySettings settings;
    private final Clock clock;
    private final Attempts attempts;

    SignIn(AccountStore accounts, Transactions transactions, AuditLog audit, IdentitySettings settings, Clock clock) {
        this.accounts = accounts;
        this.transactions = transactions;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.attempts = new Attempts(settings.attempts(), settings.attemptWindow(), clock);
    }

    /** @param token the secret of the browser's cookie */
    public record Session(String token, Staff staff) {
        @Override
        public String toString() {
            return "Session[" + staff + "]";
        }
    }

    /** @param from address of the browser, to slow down guessing */
    public Uni<Session> with(String name, String password, String from) {
        if (!attempts.allowed("name " + name) || !attempts.allowed("from " + from)) {
            return Uni.createFrom().failure(refusal(429, "too-many-attempts", "wait a few minutes and try again"));
        }
        return transactions
                .in(() -> accounts.find(name))
                .chain(found -> check(found, password))
                .chain(found -> found.isPresent() ? welcome(found.get(), from) : refuse(name, from));
    }

    /** Another authority can give a role, but never speak in the name of an account of ours. */
    public Uni<Session> vouchedFor(Vouched who) {
        return transactions
                .in(() -> accounts.find(who.name()))
                .chain(ours -> ours.isEmpty() && Staff.isName(who.name())
                        ? letIn(who)
                        : turnAway(
                                who.name(), refusal(403, "unusable-name", "the account's name cannot be used here")));
    }

    public Uni<Void> out(String token) {
        return transactions.in(() -> accounts.end(Secrets.fingerprint(token), clock.instant()));
    }

    /** Argon2 takes its time, so it must not hold an event loop. */
    private static Uni<Optional<Staff>> check(Optional<Account> found, String password) {
        var hash = found.map(Account::password).orElse(NOBODY);
        return Uni.createFrom()
                .item(() -> hash.fits(password))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(fits -> fits ? found.filter(Account::enabled).map(Account::staff) : Optional.empty());
    }

    private Uni<Session> welcome(Staff staff, String from) {
        attempts.succeeded("name " + staff.name());
        attempts.succeeded("from " + from);
        return begin(staff);
    }

    private Uni<Session> letIn(Vouched who) {
        return who.role()
                .map(role -> begin(new Staff(who.name(), role, who.bodies())))
                .orElseGet(() -> turnAway(
                        who.name(),
                        refusal(403, "no-role", "the account has no role here; ask an administrator for one")));
    }

    private Uni<Session> begin(Staff staff) {
        var session = new Session(Secrets.word(TOKEN_LETTERS), staff);
        var now = clock.instant();
        return transactions.in(() -> accounts.begin(
                        Secrets.fingerprint(session.token()), staff, now, now.plus(settings.staysSignedIn()))
                .chain(() -> note(Actor.account(staff.name()), "signed-in", staff.name()))
                .replaceWith(session));
    }

    private Uni<Session> refuse(String name, String from) {
        attempts.failed("name " + name);
        attempts.failed("from " + from);
        return turnAway(name, refusal(401, "wrong-password", "the name or the password is wrong"));
    }

    private Uni<Session> turnAway(String name, Refused refusal) {
        return note(Actor.stranger(), "sign-in-refused", printable(name))
                .chain(() -> Uni.createFrom().failure(refusal));
    }

    private Uni<Void> note(Actor actor, String action, String account) {
        return audit.add(new AuditLog.Deed(actor, action, "account:" + account, ""));
    }

    private static String printable(String name) {
        return Staff.isName(name) ? name : "?";
    }

    private static Refused refusal(int status, String word, String detail) {
        return new Refused(Problem.of(status, word, "Sign-in refused", detail));
    }
}
