package vn.tiepdan.control.platform;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** {@link Live} within this process. */
@ApplicationScoped
final class LiveFeed implements Live {
    private static final int LONGEST_BACKLOG = 256;

    private final BroadcastProcessor<Change> changes = BroadcastProcessor.create();

    @Override
    public synchronized void changed(Kind kind, String id) {
        changes.onNext(new Change(kind, id));
    }

    @Override
    public Multi<Change> changes() {
        return changes.onOverflow().buffer(LONGEST_BACKLOG);
    }
}
