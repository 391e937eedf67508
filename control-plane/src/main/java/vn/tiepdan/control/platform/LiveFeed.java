package vn.tiepdan.control.platform;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** {@link Live} within this process. */
@ApplicationScoped
final class LiveFeed implements Live {
    private final Set<Backlog> backlogs = new CopyOnWriteArraySet<>();
    private final BroadcastProcessor<Boolean> somethingIsNew = BroadcastProcessor.create();

    @Override
    public void changed(Kind kind, String id) {
        var change = new Change(kind, id);
        backlogs.forEach(backlog -> backlog.add(change));
        synchronized (somethingIsNew) {
            somethingIsNew.onNext(true);
        }
    }

    /** Of all the hints that came while somebody was busy the last is enough: it leads to everything that is in the backlog. */
    @Override
    public Multi<Set<Change>> changes() {
        return Multi.createFrom().deferred(() -> {
            var backlog = new Backlog();
            backlogs.add(backlog);
            return somethingIsNew
                    .onOverflow()
                    .dropPreviousItems()
                    .map(_ -> backlog.drain())
                    .filter(changes -> !changes.isEmpty())
                    .onTermination()
                    .invoke(() -> backlogs.remove(backlog));
        });
    }
}
