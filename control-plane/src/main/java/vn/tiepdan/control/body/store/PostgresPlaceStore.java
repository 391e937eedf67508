package vn.tiepdan.control.body.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.body.Body;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.PlaceStore;
import vn.tiepdan.control.body.SiteId;

@ApplicationScoped
class PostgresPlaceStore implements PlaceStore {
    private static final String LOCK = "select cast(pg_advisory_xact_lock(7016533) as text)";
    private static final String FOUND = """
            insert into body (id, name, english_name, parent, valid_from)
            values (:id, :name, :englishName, :parent, :from)
            """;
    private static final String END = """
            update body set valid_until = :at, successor = :following where id = :id and valid_until is null
            """;
    private static final String GIVE = "insert into site_given (site, body, since) values (:site, :body, :from)";
    private static final String LAST = "select max(since), count(*) from site_given where site = :site";

    private final Mutiny.SessionFactory sessions;

    PostgresPlaceStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Void> lock() {
        return sessions.withSession(
                        session -> session.createNativeQuery(LOCK, String.class).getSingleResultOrNull())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> found(Body body) {
        return update(
                FOUND,
                Map.of(
                        "id", body.id().value(),
                        "name", body.name(),
                        "englishName", body.englishName(),
                        "parent", body.parent().orElseThrow().value(),
                        "from", body.term().from().orElseThrow()));
    }

    @Override
    public Uni<Void> end(BodyId body, BodyId following, Instant at) {
        return update(END, Map.of("id", body.value(), "following", following.value(), "at", at));
    }

    @Override
    public Uni<Optional<Instant>> lastGiven(SiteId site) {
        return sessions.withSession(session -> session.createNativeQuery(LAST, Object[].class)
                        .setParameter("site", site.value())
                        .getSingleResult())
                .map(row -> Rows.moment(row[0]));
    }

    @Override
    public Uni<Void> give(SiteId site, BodyId body, Instant from) {
        return update(GIVE, Map.of("site", site.value(), "body", body.value(), "from", from));
    }

    private Uni<Void> update(String sql, Map<String, Object> parameters) {
        return sessions.withSession(session -> {
                    var query = session.createNativeQuery(sql);
                    parameters.forEach(query::setParameter);
                    return query.executeUpdate();
                })
                .replaceWithVoid();
    }
}
