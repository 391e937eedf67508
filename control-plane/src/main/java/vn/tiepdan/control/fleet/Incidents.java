package vn.tiepdan.control.fleet;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/** Keeps the incidents as the fleet is: looks again soon after a device came or went, never while nothing changes. */
@ApplicationScoped
public class Incidents implements DeviceListener {
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final IncidentStore store;
    private final Transactions transactions;
    private final Live live;
    private final Clock clock;

    Incidents(IncidentStore store, Transactions transactions, Live live, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.live = live;
        this.clock = clock;
    }

    /** The open ones first, then the newest; of each what it took within this reach. */
    public Uni<List<IncidentStore.Course>> newest(Reach reach, int atMost) {
        return transactions.in(() -> store.newest(reach, atMost));
    }

    @Override
    public Uni<Void> changed(Set<DeviceId> devices) {
        changed.set(true);
        return Uni.createFrom().voidItem();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> judge() {
        return changed.getAndSet(false)
                ? transactions
                        .in(() -> store.lock()
                                .chain(store::losses)
                                .chain(losses -> store.open().map(open -> Causes.judge(losses, open)))
                                .chain(this::apply))
                        .onFailure()
                        .invoke(_ -> changed.set(true))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> apply(List<Causes.Change> changes) {
        var now = clock.instant();
        return Multi.createFrom()
                .iterable(changes)
                .onItem()
                .transformToUniAndConcatenate(change -> apply(change, now))
                .collect()
                .last()
                .chain(() -> changes.isEmpty() ? Uni.createFrom().voidItem() : tell());
    }

    private Uni<Void> apply(Causes.Change change, Instant now) {
        return switch (change) {
            case Causes.Change.Opened(var kind, var place, var since, var devices) ->
                store.open(kind, place, since, names(devices), now);
            case Causes.Change.Grown(var incident) -> store.grow(incident);
            case Causes.Change.Closed(var incident) -> store.close(incident.id(), Optional.empty(), now);
            case Causes.Change.Merged(var incident, var into) -> store.close(incident.id(), Optional.of(into), now);
        };
    }

    private Uni<Void> tell() {
        return transactions.tellAfterCommit(() -> live.changed(Live.Kind.INCIDENT, ""));
    }

    private static List<String> names(Set<DeviceId> devices) {
        return devices.stream().map(DeviceId::value).toList();
    }
}
