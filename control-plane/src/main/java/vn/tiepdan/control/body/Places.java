package vn.tiepdan.control.body;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.body.Following.Consequence;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;

/**
 * Changes bodies and sites from a moment on, which may lie behind or ahead. Only the dates are written; who stands where follows from
 * them for every moment, so devices, certificates, sessions and accounts stay as they are.
 */
@ApplicationScoped
public class Places {
    /** Whatever is planned is looked at too. */
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Bodies bodies;
    private final PlaceStore store;
    private final Transactions transactions;
    private final Told told;
    private final Clock clock;

    /** Who hears of it. */
    @ApplicationScoped
    static class Told {
        private final Instance<Following> features;
        private final AuditLog audit;

        Told(@Any Instance<Following> features, AuditLog audit) {
            this.features = features;
            this.audit = audit;
        }

        Uni<List<Consequence>> everybody(Function<Following, Uni<List<Consequence>>> tell) {
            return Multi.createFrom()
                    .iterable(features)
                    .onItem()
                    .transformToUniAndConcatenate(tell::apply)
                    .collect()
                    .asList()
                    .map(all -> all.stream().flatMap(List::stream).toList());
        }

        Uni<Void> note(String by, String action, String subject, String detail) {
            return audit.add(new AuditLog.Deed(Actor.account(by), action, subject, detail));
        }
    }

    Places(Bodies bodies, PlaceStore store, Transactions transactions, Told told, Clock clock) {
        this.bodies = bodies;
        this.store = store;
        this.transactions = transactions;
        this.told = told;
        this.clock = clock;
    }

    /** @param sites those that go over */
    public record Merged(Merger merger, List<Site> sites, List<Consequence> consequences) {}

    /** @param site as it is now, which is as before when the moment lies ahead */
    public record Moved(Site site, Instant from, List<Consequence> consequences) {}

    /**
     * Fails with {@link Refused} as {@link Merger} says.
     *
     * @param from empty: now
     * @param by   account name
     */
    public Uni<Merged> merge(Set<BodyId> merged, Merger.Into into, Optional<Instant> from, String by) {
        var moment = from.orElseGet(this::now);
        return transactions.in(() -> store.lock()
                .chain(() -> bodies.at(EVER))
                .map(tree -> Merger.of(merged, into, moment, tree.ever()))
                .chain(merger -> bodies.at(merger.from())
                        .map(Tree::sites)
                        .chain(sites -> write(merger)
                                .chain(() -> told.everybody(it -> it.after(merger)))
                                .map(following -> new Merged(merger, goingOver(merger, sites), following))))
                .call(done -> told.note(
                        by, "bodies-merged", "body:" + done.merger().following().id(), sentence(done.merger()))));
    }

    /** Fails with {@link Refused} for a stranger, a body with an end, and a moment before the last change of the site. */
    public Uni<Moved> give(SiteId site, BodyId body, Optional<Instant> from, String by) {
        var moment = from.orElseGet(this::now);
        return transactions.in(() -> store.lock()
                .chain(() -> bodies.site(site))
                .map(found -> found.orElseThrow(Places::unknownSite))
                .call(() -> bodies.at(EVER).invoke(tree -> demandInForce(body, moment, tree.ever())))
                .call(() -> store.lastGiven(site).invoke(last -> demandLater(last, moment)))
                .call(() -> store.give(site, body, moment))
                .chain(() -> bodies.site(site).map(Optional::orElseThrow))
                .chain(after -> told.everybody(it -> it.moved(after)).map(all -> new Moved(after, moment, all)))
                .call(() -> told.note(by, "site-moved", "site:" + site, "body:" + body + " from " + moment)));
    }

    private Uni<Void> write(Merger merger) {
        var following = merger.following();
        return (merger.isNew() ? store.found(following) : Uni.createFrom().voidItem())
                .chain(() -> Multi.createFrom()
                        .iterable(merger.ending())
                        .onItem()
                        .transformToUniAndConcatenate(it -> store.end(it, following.id(), merger.from()))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private static List<Site> goingOver(Merger merger, List<Site> sites) {
        return sites.stream()
                .filter(site -> merger.ending().contains(site.body()))
                .toList();
    }

    private static String sentence(Merger merger) {
        return merger.ending().stream().map(it -> "body:" + it).sorted().collect(Collectors.joining(" ")) + " from "
                + merger.from();
    }

    private static void demandInForce(BodyId id, Instant moment, List<Body> ever) {
        var body = ever.stream().filter(it -> it.id().equals(id)).findFirst();
        if (body.isEmpty()) {
            throw new Refused(Problem.atField("unknown-body", "No such body", "choose a body of the list", "body"));
        }
        if (!body.get().term().holds(moment) || body.get().term().until().isPresent()) {
            throw new Refused(
                    Problem.of(409, "body-ended", "This body has an end already", "Choose the body that follows it."));
        }
    }

    private static void demandLater(Optional<Instant> last, Instant moment) {
        if (last.filter(it -> !it.isBefore(moment)).isPresent()) {
            throw Merger.outOfOrder();
        }
    }

    /** As precise as what is kept. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Refused unknownSite() {
        return new Refused(
                Problem.of(404, "no-such-site", "There is no such site", "Choose one from the list of sites."));
    }
}
