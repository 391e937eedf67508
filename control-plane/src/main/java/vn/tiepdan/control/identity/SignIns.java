package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.control.platform.Transactions;

/** Begins and ends the sessions of those who have proven who they are, and turns the others away; each has its line in the audit log. */
@ApplicationScoped
class SignIns {
    private static final int TOKEN_LETTERS = 40;

    private final AccountStore accounts;
    private final Transactions transactions;
    private final AuditLog audit;
    private final IdentitySettings settings;
    private final Clock clock;

    SignIns(AccountStore accounts, Transactions transactions, AuditLog audit, IdentitySettings settings, Clock clock) {
        this.accounts = accounts;
        this.transactions = transactions;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param name may be any text */
    Uni<Optional<Account>> account(String name) {
        return transactions.in(() -> accounts.find(name));
    }

    /**
     * @param vouched      those of their posts that another authority gives them
     * @param secondFactor whether they have proven more than that they know a password
     */
    Uni<SignIn.Session> begin(Staff staff, Set<Post> vouched, boolean secondFactor) {
        if (staff.posts().isEmpty()) {
            return turnAway(
                    staff.name(),
                    refusal(403, "no-role", "the account has no role here now; ask an administrator for one"));
        }
        var session = new SignIn.Session(Secrets.word(TOKEN_LETTERS), staff);
        var now = clock.instant();
        return transactions.in(() -> accounts.begin(
                        new AccountStore.Begun(
                                Secrets.fingerprint(session.token()), staff.name(), vouched, secondFactor),
                        now,
                        now.plus(settings.staysSignedIn()))
                .chain(() -> note(staff, "signed-in", ""))
                .replaceWith(session));
    }

    Uni<Void> end(String token) {
        return transactions.in(() -> accounts.end(Secrets.fingerprint(token), clock.instant()));
    }

    /** @param name as it was typed, which may be anything */
    <T> Uni<T> turnAway(String name, Refused refusal) {
        var why = refusal.problem().type().substring("/problems/".length());
        return note(Actor.stranger(), "sign-in-refused", Staff.isName(name) ? name : "?", why)
                .chain(() -> Uni.createFrom().failure(refusal));
    }

    /** About their own account. */
    Uni<Void> note(Staff staff, String action, String detail) {
        return note(Actor.account(staff.name()), action, staff.name(), detail);
    }

    static Refused refusal(int status, String word, String detail) {
        return new Refused(Problem.of(status, word, "Sign-in refused", detail));
    }

    private Uni<Void> note(Actor actor, String action, String account, String detail) {
        return audit.add(new AuditLog.Deed(actor, action, "account:" + account, detail));
    }
}
