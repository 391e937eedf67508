package vn.tiepdan.control.body.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.Body;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.Tree;
import vn.tiepdan.control.platform.Transactions;

/**
 * Keeps the tree that it read last. It changes a few times in a year and every request of the API needs it: what is asked each time is
 * its edition, which the database changes with everything that is written about bodies and sites.
 */
@ApplicationScoped
class PostgresBodies implements Bodies {
    private static final String BODIES = "select " + Rows.BODY_COLUMNS + " from body_at(:moment) order by id";
    private static final String SITES = "select " + Rows.SITE_COLUMNS + " from site_at(:moment) order by id";
    private static final String EDITION = "select cast(edition as text) from place_edition";
    private static final String NEXT_CHANGE = """
            select min(moment) from (
                select valid_from as moment from body union all select valid_until from body
                union all select since from site_given) as moments
            where moment > :moment
            """;

    private final Mutiny.SessionFactory sessions;
    private final Transactions transactions;
    private final Clock clock;
    private volatile @Nullable Snapshot latest;

    PostgresBodies(Mutiny.SessionFactory sessions, Transactions transactions, Clock clock) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Uni<Tree> now() {
        return latest(clock.instant()).map(Snapshot::tree);
    }

    @Override
    public Uni<Tree> at(Instant moment) {
        return as(moment).map(Snapshot::tree);
    }

    @Override
    public Uni<List<Body>> all() {
        var now = clock.instant();
        return latest(now).map(snapshot -> snapshot.tree().inForce(now));
    }

    @Override
    public Uni<Map<Set<BodyId>, Reach>> reaches(Set<Set<BodyId>> tops) {
        return latest(clock.instant())
                .map(snapshot -> tops.stream().collect(Collectors.toMap(Function.identity(), snapshot::reach)));
    }

    private Uni<Snapshot> latest(Instant now) {
        return as(now).invoke(snapshot -> latest = snapshot);
    }

    private Uni<Snapshot> as(Instant moment) {
        return transactions.reading(() -> edition().chain(edition -> {
            var kept = latest;
            return kept != null && kept.holds(edition, moment)
                    ? Uni.createFrom().item(kept)
                    : read(edition, moment);
        }));
    }

    /** Read after its edition: if somebody writes in between, the next who asks reads again. */
    private Uni<Snapshot> read(String edition, Instant moment) {
        return rows(BODIES, moment)
                .chain(bodies -> rows(SITES, moment)
                        .map(sites -> new Tree(
                                bodies.stream().map(Rows::body).toList(),
                                sites.stream().map(Rows::site).toList())))
                .chain(tree -> nextChange(moment).map(next -> new Snapshot(edition, moment, next, tree)));
    }

    private Uni<String> edition() {
        return sessions.withSession(
                session -> session.createNativeQuery(EDITION, String.class).getSingleResult());
    }

    private Uni<Optional<Instant>> nextChange(Instant moment) {
        return sessions.withSession(session -> session.createNativeQuery(NEXT_CHANGE, Instant.class)
                        .setParameter("moment", moment)
                        .getSingleResultOrNull())
                .map(Optional::ofNullable);
    }

    private Uni<List<Object[]>> rows(String sql, Instant moment) {
        return sessions.withSession(session -> session.createNativeQuery(sql, Object[].class)
                .setParameter("moment", moment)
                .getResultList());
    }
}
