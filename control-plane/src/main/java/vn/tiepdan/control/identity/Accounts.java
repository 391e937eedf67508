package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.control.platform.Transactions;

/** Makes accounts of staff, and lets them sign in or not; it holds from the next request on. What they may do is said by {@link Mandates}. */
@ApplicationScoped
public class Accounts {
    private static final int PASSWORD_LETTERS = 16;

    private final AccountStore store;
    private final Mandates mandates;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    Accounts(AccountStore store, Mandates mandates, Transactions transactions, AuditLog audit, Clock clock) {
        this.store = store;
        this.mandates = mandates;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param password shown to the administrator once; empty for an account that has none */
    public record Opened(Account account, Optional<String> password) {
        @Override
        public String toString() {
            return "Opened[" + account.name() + "]";
        }
    }

    /** By name. */
    public Uni<List<Account>> all() {
        return transactions.in(store::all);
    }

    /**
     * With a password of ours. Whoever was signed in under this name by the word of another authority is signed out. Fails with
     * {@link Refused} when the name is taken, and as {@link Mandates#give} does.
     *
     * @param by account name of the administrator
     */
    public Uni<Opened> open(String name, String displayName, List<Mandates.Wish> roles, String by) {
        return freshPassword()
                .chain(fresh -> made(account(name, displayName, Optional.of(fresh.hash())), roles, by)
                        .map(account -> new Opened(account, Optional.of(fresh.password()))));
    }

    /** The same for somebody for whom another authority vouches: they have no password here, and roles with dates all the same. */
    public Uni<Opened> openVouched(String name, String displayName, List<Mandates.Wish> roles, String by) {
        return made(account(name, displayName, Optional.empty()), roles, by)
                .map(account -> new Opened(account, Optional.empty()));
    }

    private Account account(String name, String displayName, Optional<PasswordHash> password) {
        return new Account(name, displayName, Optional.empty(), password, clock.instant(), List.of());
    }

    private Uni<Account> made(Account account, List<Mandates.Wish> roles, String by) {
        return transactions.in(() -> roster().invoke(roster -> roster.joined(account))
                .call(() -> store.insert(account))
                .call(() -> store.endAll(account.name()))
                .call(() -> note(by, "account-made", account.name()))
                .chain(() -> mandates.giveAll(account.name(), roles, by)));
    }

    /** Fails with {@link Refused} for a stranger, and when no administrator would be left. */
    public Uni<Account> change(String name, String displayName, boolean enabled, String by) {
        return transactions.in(() -> roster().chain(roster -> {
            var before = roster.named(name);
            var after = changed(before, displayName, enabled);
            roster.changed(after);
            return store.update(after)
                    .chain(() -> after.enabled() ? Uni.createFrom().voidItem() : store.endAll(name))
                    .chain(() -> note(by, action(before, after), name))
                    .replaceWith(after);
        }));
    }

    /**
     * Instead of one that was lost; whoever is signed in with the old one is signed out. Fails with {@link Refused} for a stranger, and
     * for an account that has none.
     */
    public Uni<Opened> renewPassword(String name, String by) {
        return freshPassword()
                .chain(fresh -> transactions.in(() -> roster().chain(roster -> {
                    var account = roster.named(name);
                    if (account.password().isEmpty()) {
                        throw vouched();
                    }
                    var renewed = account.with(fresh.hash());
                    return store.update(renewed)
                            .chain(() -> store.endAll(name))
                            .chain(() -> note(by, "account-password-renewed", name))
                            .replaceWith(new Opened(renewed, Optional.of(fresh.password())));
                })));
    }

    private Account changed(Account before, String displayName, boolean enabled) {
        var since = before.disabledAt().orElseGet(clock::instant);
        return new Account(
                before.name(),
                displayName,
                enabled ? Optional.empty() : Optional.of(since),
                before.password(),
                before.madeAt(),
                before.mandates());
    }

    private static String action(Account before, Account after) {
        if (before.enabled() == after.enabled()) {
            return "account-changed";
        }
        return after.enabled() ? "account-enabled" : "account-disabled";
    }

    private Uni<Roster> roster() {
        return store.lock().chain(store::all).map(all -> new Roster(all, clock.instant()));
    }

    private static Refused vouched() {
        return new Refused(Problem.of(
                409,
                "no-password-here",
                "The account has no password here",
                "It signs in with the city's account; its password is renewed there."));
    }

    private Uni<Void> note(String by, String action, String name) {
        return audit.add(new AuditLog.Deed(Actor.account(by), action, "account:" + name, ""));
    }

    private record Fresh(String password, PasswordHash hash) {}

    /** Argon2 takes its time, so it must not hold an event loop. */
    private static Uni<Fresh> freshPassword() {
        return Uni.createFrom()
                .item(() -> Secrets.word(PASSWORD_LETTERS).toLowerCase(Locale.ROOT))
                .map(password -> new Fresh(password, PasswordHash.of(password)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
