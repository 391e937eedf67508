package vn.tiepdan.control.reception;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Transactions;

/** Tells everybody who watches that a session changed, after the change is committed. */
@ApplicationScoped
class Reporting {
    private final Transactions transactions;
    private final Views views;
    private final Live live;

    Reporting(Transactions transactions, Views views, Live live) {
        this.transactions = transactions;
        this.views = views;
        this.live = live;
    }

    Uni<Void> changed(Session session) {
        return transactions.afterCommit(() -> {
            live.changed(Live.Kind.SESSION, session.id().toString());
            return views.showAround(session.ticketed());
        });
    }
}
