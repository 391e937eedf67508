package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.control.platform.Transactions;

/** Gives roles and takes them away, for days that may lie behind or ahead, and knows who had which. */
@ApplicationScoped
public class Mandates {
    private final AccountStore store;
    private final Bodies bodies;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    Mandates(AccountStore store, Bodies bodies, Transactions transactions, AuditLog audit, Clock clock) {
        this.store = store;
        this.bodies = bodies;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What somebody shall be.
     *
     * @param from  empty: from now on
     * @param until the first moment at which they are it no more; empty: as long as nobody ends it
     */
    public record Wish(Post post, Optional<Instant> from, Optional<Instant> until) {}

    /** Who has or had a mandate. */
    public record Held(String account, Mandate mandate) {}

    /**
     * Fails with {@link Refused} for a stranger, an unknown body, days that end before they begin, and as {@link Roster#given} says.
     *
     * @param by account name of the administrator
     */
    public Uni<Account> give(String name, Wish wish, String by) {
        return transactions.in(() -> demand(wish.post()).chain(this::roster).chain(roster -> {
            var mandate = mandate(wish);
            var account = roster.given(name, mandate);
            return store.update(account)
                    .chain(() -> note(by, "role-given", name, told(mandate)))
                    .replaceWith(account);
        }));
    }

    /** One after the other, so that each sees those before it; the account as it is afterwards. */
    Uni<Account> giveAll(String name, List<Wish> wishes, String by) {
        return Multi.createFrom()
                .iterable(wishes)
                .onItem()
                .transformToUniAndConcatenate(wish -> give(name, wish, by))
                .collect()
                .last()
                .chain(() -> store.find(name))
                .map(Optional::orElseThrow);
    }

    /**
     * Fails with {@link Refused} as {@link Roster#ended} says.
     *
     * @param end empty: now
     */
    public Uni<Account> end(String name, Mandate.Id id, Optional<Instant> end, String by) {
        return transactions.in(() -> roster().chain(roster -> {
            var moment = end.orElseGet(this::now);
            var before = roster.named(name);
            var account = roster.ended(name, id, moment);
            var ended = before.mandates().stream()
                    .filter(it -> it.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            return store.update(account)
                    .chain(() -> note(by, "role-ended", name, ended.post() + " until " + moment))
                    .replaceWith(account);
        }));
    }

    /**
     * Who had this role at exactly this body at some moment of a time: whoever was the head on a day, for example. Of a body that has
     * followed others those alone who were given it there.
     *
     * @param until not included
     */
    public Uni<List<Held>> held(StaffRole role, BodyId body, Instant from, Instant until) {
        return transactions
                .in(store::all)
                .map(all -> all.stream()
                        .flatMap(account -> account.mandates().stream().map(it -> new Held(account.name(), it)))
                        .filter(it -> it.mandate().post().equals(Post.at(body, role)))
                        .filter(it -> it.mandate().from().isBefore(until))
                        .filter(it -> it.mandate()
                                .until()
                                .filter(end -> !end.isAfter(from))
                                .isEmpty())
                        .toList());
    }

    private Mandate mandate(Wish wish) {
        var from = wish.from().orElseGet(this::now);
        if (wish.until().filter(end -> !end.isAfter(from)).isPresent()) {
            throw new Refused(Problem.atField(
                    "end-before-begin",
                    "It would end before it begins",
                    "Choose a last day that is not before the first one.",
                    "lastDay"));
        }
        return Mandate.fresh(wish.post(), from, wish.until());
    }

    private Uni<Roster> roster() {
        return store.lock().chain(store::all).map(all -> new Roster(all, clock.instant()));
    }

    /** One that others have followed is known still: whoever was of it goes on. */
    private Uni<Void> demand(Post post) {
        return bodies.now()
                .invoke(tree -> {
                    if (post.body().filter(it -> tree.body(it).isEmpty()).isPresent()) {
                        throw new Refused(
                                Problem.atField("unknown-body", "No such body", "choose a body of the list", "body"));
                    }
                })
                .replaceWithVoid();
    }

    private static String told(Mandate mandate) {
        return mandate.post() + " from " + mandate.from()
                + mandate.until().map(end -> " until " + end).orElse("");
    }

    private Uni<Void> note(String by, String action, String name, String detail) {
        return audit.add(new AuditLog.Deed(Actor.account(by), action, "account:" + name, detail));
    }

    /** As precise as what is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
