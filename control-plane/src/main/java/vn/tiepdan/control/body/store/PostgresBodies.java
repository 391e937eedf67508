package vn.tiepdan.control.body.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.Body;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.Site;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Transactions;

@ApplicationScoped
class PostgresBodies implements Bodies {
    private static final String BODIES = "select " + Rows.BODY_COLUMNS + " from body_at(:moment)";
    private static final String SITES = "select " + Rows.SITE_COLUMNS + " from site_at(:moment)";
    private static final String SUBTREE = """
            with recursive bodies as materialized (select id, parent from body_at(:moment)),
            below as (
                select id from bodies where id = :top
                union
                select bodies.id from bodies join below on bodies.parent = below.id)
            select id from below
            """;

    private final Mutiny.SessionFactory sessions;
    private final Transactions transactions;
    private final Clock clock;

    PostgresBodies(Mutiny.SessionFactory sessions, Transactions transactions, Clock clock) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Uni<List<Body>> all() {
        var now = clock.instant();
        return ever(now)
                .map(ever -> ever.stream().filter(it -> it.term().holds(now)).toList());
    }

    @Override
    public Uni<List<Site>> sites() {
        return sites(clock.instant());
    }

    @Override
    public Uni<List<Body>> ever(Instant moment) {
        return list(BODIES + " order by id", Object[].class, Map.of("moment", moment))
                .map(rows -> rows.stream().map(Rows::body).toList());
    }

    @Override
    public Uni<List<Site>> sites(Instant moment) {
        return list(SITES + " order by id", Object[].class, Map.of("moment", moment))
                .map(rows -> rows.stream().map(Rows::site).toList());
    }

    @Override
    public Uni<Optional<Body>> body(BodyId id) {
        return list(BODIES + " where id = :id", Object[].class, Map.of("moment", clock.instant(), "id", id.value()))
                .map(rows -> rows.stream().map(Rows::body).findFirst());
    }

    @Override
    public Uni<Optional<Site>> site(SiteId id) {
        return list(SITES + " where id = :id", Object[].class, Map.of("moment", clock.instant(), "id", id.value()))
                .map(rows -> rows.stream().map(Rows::site).findFirst());
    }

    @Override
    public Uni<List<BodyId>> subtree(BodyId top) {
        return list(SUBTREE, String.class, Map.of("moment", clock.instant(), "top", top.value()))
                .map(ids -> ids.stream().map(BodyId::new).toList());
    }

    @Override
    public Uni<Reach> reach(Set<BodyId> tops) {
        var now = clock.instant();
        return ever(now).chain(bodies -> sites(now).map(sites -> Reach.of(tops, bodies, sites)));
    }

    private <R> Uni<List<R>> list(String sql, Class<R> row, Map<String, Object> parameters) {
        return transactions.in(() -> sessions.withSession(session -> {
            var query = session.createNativeQuery(sql, row);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        }));
    }
}
