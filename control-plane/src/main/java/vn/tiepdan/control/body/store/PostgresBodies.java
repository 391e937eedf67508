package vn.tiepdan.control.body.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.Body;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Site;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Transactions;

@ApplicationScoped
class PostgresBodies implements Bodies {
    private static final String SUBTREE = """
            with recursive below as (
                select id from body where id = :top
                union all
                select body.id from body join below on body.parent = below.id)
            select id from below
            """;

    private final Mutiny.SessionFactory sessions;
    private final Transactions transactions;

    PostgresBodies(Mutiny.SessionFactory sessions, Transactions transactions) {
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @Override
    public Uni<List<Body>> all() {
        return transactions
                .in(() -> sessions.withSession(
                        session -> session.createSelectionQuery("from BodyRow order by id", BodyRow.class)
                                .getResultList()))
                .map(rows -> rows.stream().map(BodyRow::asBody).toList());
    }

    @Override
    public Uni<List<Site>> sites() {
        return transactions
                .in(() -> sessions.withSession(
                        session -> session.createSelectionQuery("from SiteRow order by id", SiteRow.class)
                                .getResultList()))
                .map(rows -> rows.stream().map(SiteRow::asSite).toList());
    }

    @Override
    public Uni<Optional<Body>> body(BodyId id) {
        return transactions
                .in(() -> sessions.withSession(session -> session.find(BodyRow.class, id.value())))
                .map(row -> Optional.ofNullable(row).map(BodyRow::asBody));
    }

    @Override
    public Uni<Optional<Site>> site(SiteId id) {
        return transactions
                .in(() -> sessions.withSession(session -> session.find(SiteRow.class, id.value())))
                .map(row -> Optional.ofNullable(row).map(SiteRow::asSite));
    }

    @Override
    public Uni<List<BodyId>> subtree(BodyId top) {
        return transactions
                .in(() -> sessions.withSession(session -> session.createNativeQuery(SUBTREE, String.class)
                        .setParameter("top", top.value())
                        .getResultList()))
                .map(ids -> ids.stream().map(BodyId::new).toList());
    }
}
