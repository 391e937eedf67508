package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Set;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/** Tells pages and other features what changed of a device, after the commit. */
@ApplicationScoped
class News {
    private final Transactions transactions;
    private final Instance<DeviceListener> listeners;
    private final Live live;

    News(Transactions transactions, @Any Instance<DeviceListener> listeners, Live live) {
        this.transactions = transactions;
        this.listeners = listeners;
        this.live = live;
    }

    Uni<Void> tell(DeviceId id) {
        return tell(Set.of(id));
    }

    Uni<Void> tell(Set<DeviceId> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : transactions.afterCommit(() -> {
                    ids.forEach(id -> live.changed(Live.Kind.DEVICE, id.value()));
                    return Multi.createFrom()
                            .iterable(listeners)
                            .onItem()
                            .transformToUniAndConcatenate(listener -> listener.changed(ids))
                            .collect()
                            .last()
                            .replaceWithVoid();
                });
    }
}
