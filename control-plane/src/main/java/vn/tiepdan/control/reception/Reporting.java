package vn.tiepdan.control.reception;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/**
 * Tells everybody who watches that a session changed, after the change is committed. Nobody waits for it: an official's touch
 * must not wait until every other room has its new list. Several changes of a moment become one list, and the lists leave when
 * a call that has just been opened is through its busiest moment: whoever takes part in it heard of it by reply or command.
 */
@ApplicationScoped
class Reporting {
    private static final Logger LOG = Logger.getLogger(Reporting.class);
    private static final Duration SETTLED = Duration.ofMillis(600);

    /** A thread that carries no context of its caller, or the views would be made in the transaction that is just ending. */
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("reporting").daemon().factory());

    private final Transactions transactions;
    private final Views views;
    private final Live live;
    /** Only on the thread: who has not been told yet. */
    private final Set<DeviceId> kiosks = new LinkedHashSet<>();

    private final Set<BodyId> bodies = new LinkedHashSet<>();

    Reporting(Transactions transactions, Views views, Live live) {
        this.transactions = transactions;
        this.views = views;
        this.live = live;
    }

    Uni<Void> changed(Session session) {
        return transactions.tellAfterCommit(() -> {
            live.changed(Live.Kind.SESSION, session.id().toString());
            thread.execute(() -> note(session));
        });
    }

    private void note(Session session) {
        var it = session.ticketed();
        if (bodies.isEmpty()) {
            thread.schedule(this::tell, SETTLED.toMillis(), TimeUnit.MILLISECONDS);
        }
        bodies.add(it.body());
        if (session instanceof Session.Waiting) {
            told(views.show(it.kiosk()));
        } else {
            kiosks.add(it.kiosk());
        }
    }

    private void tell() {
        told(views.showAround(List.copyOf(kiosks), List.copyOf(bodies)));
        kiosks.clear();
        bodies.clear();
    }

    private static void told(Uni<Void> telling) {
        telling.subscribe()
                .with(told -> {}, failure -> LOG.warnf(failure, "not everybody was told that a session changed"));
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
