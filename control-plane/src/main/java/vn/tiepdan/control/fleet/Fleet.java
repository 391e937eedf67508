package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Status;

/** The enrolled devices and whether they are there: takes note of what they say of themselves, and of their silence. */
@ApplicationScoped
public class Fleet implements Devices, Admission {
    private final FleetStore store;
    private final Transactions transactions;
    private final Instance<DeviceListener> listeners;
    private final Live live;
    private final Clock clock;

    Fleet(
            FleetStore store,
            Transactions transactions,
            @Any Instance<DeviceListener> listeners,
            Live live,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.listeners = listeners;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Device>> find(DeviceId id) {
        return transactions.in(() -> store.find(id));
    }

    @Override
    public Uni<List<Device>> withRole(Role role) {
        return transactions.in(() -> store.withRole(role));
    }

    @Override
    public Uni<Boolean> ready(DeviceId id) {
        return transactions
                .in(() -> store.known(id))
                .map(known -> known.filter(Readiness::of).isPresent());
    }

    @Override
    public Uni<Void> admit(Device device) {
        return transactions.in(() -> store.find(device.id())
                .chain(known -> known.isPresent() ? Uni.createFrom().voidItem() : store.insert(device))
                .call(() -> tell(device.id())));
    }

    public Uni<List<FleetStore.Known>> all() {
        return transactions.in(store::all);
    }

    public Uni<Optional<FleetStore.Known>> known(DeviceId id) {
        return transactions.in(() -> store.known(id));
    }

    /** A birth, a farewell or a will. A stranger's word changes nothing. */
    public Uni<Void> heard(DeviceId id, Presence word) {
        return transactions.in(() -> store.lockPresence(id)
                .chain(known -> known.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : replace(id, known.get(), known.get().after(word, clock.instant()))));
    }

    /** A heartbeat or a change; an older one than what is kept changes nothing. */
    public Uni<Void> heard(DeviceId id, Status status) {
        var now = clock.instant();
        return transactions.in(() -> store.lockPresence(id)
                .chain(presence -> presence.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : store.known(id)
                                .call(() -> replace(
                                        id, presence.get(), presence.get().heard(status.epoch(), now)))
                                .chain(before -> keep(id, before.flatMap(FleetStore.Known::status), status))));
    }

    public Uni<Void> heard(DeviceId id, Reported reported) {
        return transactions.in(() -> store.find(id)
                .chain(known ->
                        known.isEmpty() ? Uni.createFrom().voidItem() : store.save(id, reported, clock.instant())));
    }

    /** Lowers the belief in every device that has been silent for too long. */
    public Uni<Void> doubtTheSilent(Duration heartbeat) {
        var now = clock.instant();
        return transactions
                .in(() -> store.silentSince(now.minus(heartbeat.multipliedBy(3))))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(id -> transactions.in(() -> store.lockPresence(id)
                        .chain(known -> known.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : replace(id, known.get(), known.get().silentUntil(now, heartbeat)))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> replace(DeviceId id, DevicePresence before, DevicePresence after) {
        if (after.equals(before)) {
            return Uni.createFrom().voidItem();
        }
        var saved = store.save(id, after);
        return after.state() == before.state() && after.epoch() == before.epoch() ? saved : saved.call(() -> tell(id));
    }

    private Uni<Void> keep(DeviceId id, Optional<Status> before, Status status) {
        var tells = before.map(old -> Readiness.differs(old, status)).orElse(true);
        return store.save(id, status, clock.instant())
                .chain(newer -> newer
                        ? store.clearOver(id, status, clock.instant()).map(cleared -> cleared || tells)
                        : Uni.createFrom().item(false))
                .chain(news -> news ? tell(id) : Uni.createFrom().voidItem());
    }

    private Uni<Void> tell(DeviceId id) {
        return transactions.afterCommit(() -> {
            live.changed(Live.Kind.DEVICE, id.value());
            return Multi.createFrom()
                    .iterable(listeners)
                    .onItem()
                    .transformToUniAndConcatenate(listener -> listener.changed(id))
                    .collect()
                    .last()
                    .replaceWithVoid();
        });
    }
}
