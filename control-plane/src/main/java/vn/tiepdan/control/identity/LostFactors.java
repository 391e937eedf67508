package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;

/** Takes second factors away from those who have lost theirs; they get another one when they sign in next. */
@ApplicationScoped
public class LostFactors {
    private final AccountStore accounts;
    private final SecondFactorStore factors;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    LostFactors(
            AccountStore accounts, SecondFactorStore factors, Transactions transactions, AuditLog audit, Clock clock) {
        this.accounts = accounts;
        this.factors = factors;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Since when accounts have a second factor; those without one are not in it. */
    public Uni<Map<String, Instant>> kept() {
        return transactions.in(factors::all);
    }

    /**
     * Signs the account out everywhere. Fails with {@link Refused} for a stranger.
     *
     * @param by account name of the administrator
     */
    public Uni<Account> reset(String name, String by) {
        return transactions.in(() -> accounts.lock()
                .chain(accounts::all)
                .map(all -> new Roster(all, clock.instant()).named(name))
                .call(() -> factors.remove(name))
                .call(() -> accounts.endAll(name))
                .call(() ->
                        audit.add(new AuditLog.Deed(Actor.account(by), "second-factor-reset", "account:" + name, ""))));
    }
}
