package vn.tiepdan.control.fleet;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/**
 * The devices that nobody listens to, at hand for every message. A broker of somebody else may keep their connections open, and
 * another control plane may have shut them out, so the list is read anew every few seconds.
 */
@ApplicationScoped
public class ShutOut {
    private static final Logger LOG = Logger.getLogger(ShutOut.class);

    private final StandingStore store;
    private final Transactions transactions;
    private final Connections connections;
    private final Set<DeviceId> speaking = ConcurrentHashMap.newKeySet();
    private volatile Set<DeviceId> devices = Set.of();

    ShutOut(StandingStore store, Transactions transactions, Connections connections) {
        this.store = store;
        this.transactions = transactions;
        this.connections = connections;
    }

    /** Asked about each message: whether nobody listens to who says it. */
    public boolean ignores(DeviceId device) {
        var out = devices.contains(device);
        if (out) {
            speaking.add(device);
        }
        return out;
    }

    @Scheduled(every = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        return transactions
                .in(store::shutOut)
                .invoke(all -> devices = Set.copyOf(all))
                .replaceWithVoid();
    }

    /**
     * A device that is shut out and still speaks came back between the end of its connection and the moment in which the broker read the
     * list of revoked certificates, or the broker was away when its connection was to end. It is heard with its next heartbeat.
     */
    @Scheduled(every = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> throwOutAgain() {
        var heard = Set.copyOf(speaking);
        speaking.removeAll(heard);
        return Multi.createFrom()
                .iterable(heard)
                .select()
                .where(devices::contains)
                .onItem()
                .transformToUniAndConcatenate(this::throwOut)
                .onItem()
                .ignoreAsUni();
    }

    /** Who stays speaks again, so a failure is no reason to let the others stay. */
    private Uni<Void> throwOut(DeviceId device) {
        return connections
                .end(device)
                .onFailure()
                .invoke(failure -> LOG.warnf("device=%s is shut out and stays connected: %s", device, failure))
                .onFailure()
                .recoverWithNull();
    }
}
