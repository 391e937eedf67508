package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.control.platform.Transactions;

/** Makes accounts of staff and changes what they may do; it holds from the next request on. */
@ApplicationScoped
public class Accounts {
    private static final int PASSWORD_LETTERS = 16;

    private final AccountStore store;
    private final Bodies bodies;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    Accounts(AccountStore store, Bodies bodies, Transactions transactions, AuditLog audit, Clock clock) {
        this.store = store;
        this.bodies = bodies;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What an account shall be. */
    public record Wish(String displayName, StaffRole role, Set<BodyId> bodies, boolean enabled) {
        public Wish {
            bodies = Set.copyOf(bodies);
        }

        private String told() {
            return role + " " + bodies.stream().map(BodyId::value).sorted().collect(Collectors.joining(" "));
        }
    }

    /** @param password shown to the administrator once */
    public record Opened(Account account, String password) {
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
     * {@link Refused} when the name is taken or a body is unknown.
     *
     * @param by account name of the administrator
     */
    public Uni<Opened> open(String name, Wish wish, String by) {
        return freshPassword().chain(fresh -> {
            var account = Account.fresh(
                    new Staff(name, wish.role(), wish.bodies()), wish.displayName(), fresh.hash(), clock.instant());
            return transactions.in(() -> roster().invoke(roster -> roster.joined(account))
                    .call(() -> demand(wish.bodies()))
                    .call(() -> store.insert(account))
                    .call(() -> store.endAll(name))
                    .call(() -> note(by, "account-made", name, wish.told()))
                    .replaceWith(new Opened(account, fresh.password())));
        });
    }

    /** Fails with {@link Refused} for a stranger, an unknown body, and when no administrator would be left. */
    public Uni<Account> change(String name, Wish wish, String by) {
        return transactions.in(() -> roster().chain(roster -> {
            var before = roster.named(name);
            var after = changed(before, wish);
            roster.changed(after);
            return demand(wish.bodies())
                    .chain(() -> store.update(after))
                    .chain(() -> after.enabled() ? Uni.createFrom().voidItem() : store.endAll(name))
                    .chain(() -> note(by, action(before, after), name, wish.told()))
                    .replaceWith(after);
        }));
    }

    /** Instead of one that was lost; whoever is signed in with the old one is signed out. Fails with {@link Refused} for a stranger. */
    public Uni<Opened> renewPassword(String name, String by) {
        return freshPassword()
                .chain(fresh -> transactions.in(() -> roster().chain(roster -> {
                    var account = roster.named(name).with(fresh.hash());
                    return store.update(account)
                            .chain(() -> store.endAll(name))
                            .chain(() -> note(by, "account-password-renewed", name, ""))
                            .replaceWith(new Opened(account, fresh.password()));
                })));
    }

    private Account changed(Account before, Wish wish) {
        var since = before.disabledAt().orElseGet(clock::instant);
        return new Account(
                new Staff(before.name(), wish.role(), wish.bodies()),
                wish.displayName(),
                wish.enabled() ? Optional.empty() : Optional.of(since),
                before.password(),
                before.madeAt());
    }

    private static String action(Account before, Account after) {
        if (before.enabled() == after.enabled()) {
            return "account-changed";
        }
        return after.enabled() ? "account-enabled" : "account-disabled";
    }

    private Uni<Roster> roster() {
        return store.lock().chain(store::all).map(Roster::new);
    }

    /** One that others have followed is known still: whoever was of it goes on. */
    private Uni<Void> demand(Set<BodyId> wanted) {
        return bodies.now()
                .invoke(tree -> {
                    if (!wanted.stream().allMatch(it -> tree.body(it).isPresent())) {
                        throw new Refused(
                                Problem.atField("unknown-body", "No such body", "choose bodies of the list", "bodies"));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Void> note(String by, String action, String name, String detail) {
        return audit.add(new AuditLog.Deed(Actor.account(by), action, "account:" + name, detail.strip()));
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
