package vn.tiepdan.control.fleet;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/**
 * The devices that nobody listens to, at hand for every message. A broker of somebody else may keep their connections open, and
 * another control plane may have shut them out, so the list is read anew every few seconds.
 */
@ApplicationScoped
public class ShutOut {
    private final StandingStore store;
    private final Transactions transactions;
    private volatile Set<DeviceId> devices = Set.of();

    ShutOut(StandingStore store, Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    public boolean contains(DeviceId device) {
        return devices.contains(device);
    }

    @Scheduled(every = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return transactions
                .in(store::shutOut)
                .invoke(all -> devices = Set.copyOf(all))
                .replaceWithVoid();
    }
}
