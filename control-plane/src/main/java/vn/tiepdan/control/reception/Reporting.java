package vn.tiepdan.control.reception;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Transactions;

/**
 * Tells everybody who watches that a session changed, after the change is committed. Nobody waits for it: an official's touch
 * must not wait until every other room has its new list. A view that gets lost is repaired by the next.
 */
@ApplicationScoped
class Reporting {
    private static final Logger LOG = Logger.getLogger(Reporting.class);

    /** A thread that carries no context of its caller, or the views would be made in the transaction that is just ending. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("reporting").daemon().factory());

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
            thread.execute(() -> tell(session));
            return Uni.createFrom().voidItem();
        });
    }

    private void tell(Session session) {
        views.showAround(session.ticketed())
                .subscribe()
                .with(
                        told -> LOG.debugf("everybody was told of session %s", session.id()),
                        failure -> LOG.warnf(failure, "not everybody was told of session %s", session.id()));
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
    }
}
