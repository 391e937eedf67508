package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Role;

/** The enrolled devices and whether they are there: takes note of what they say of themselves. */
@ApplicationScoped
public class Fleet implements Devices, Admission {
    private final FleetStore store;
    private final PresenceStore presences;
    private final Transactions transactions;
    private final News news;
    private final Clock clock;

    Fleet(FleetStore store, PresenceStore presences, Transactions transactions, News news, Clock clock) {
        this.store = store;
        this.presences = presences;
        this.transactions = transactions;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public Uni<Optional<Device>> find(DeviceId id) {
        return transactions.in(() -> store.find(id));
    }

    @Override
    public Uni<List<Device>> withRole(Set<Role> roles) {
        return transactions.in(() -> store.withRole(roles));
    }

    @Override
    public Uni<Boolean> ready(DeviceId id) {
        return transactions
                .in(() -> store.known(id))
                .map(known -> known.map(Readiness::of).filter(Readiness::ready).isPresent());
    }

    @Override
    public Uni<Void> admit(Device device) {
        return transactions.in(() -> store.find(device.id())
                .chain(known -> known.isPresent() ? Uni.createFrom().voidItem() : store.insert(device))
                .call(() -> news.tell(device.id())));
    }

    public Uni<List<FleetStore.Known>> all() {
        return transactions.in(store::all);
    }

    public Uni<List<FleetStore.Known>> known(Set<DeviceId> ids) {
        return transactions.in(() -> store.known(ids));
    }

    public Uni<Optional<FleetStore.Known>> known(DeviceId id) {
        return transactions.in(() -> store.known(id));
    }

    /** A birth, a farewell or a will, as it happens. A stranger's word changes nothing. */
    public Uni<Void> heard(DeviceId id, Presence word) {
        return change(id, before -> before.after(word, clock.instant()));
    }

    /** The same, but from the broker's store: nobody knows how long ago it was said. */
    public Uni<Void> heardKept(DeviceId id, Presence word) {
        return change(id, before -> before.afterKept(word, clock.instant()));
    }

    /** Whom we do not trust is not there, whatever was heard of it; whom we trust again is believed at its next word. */
    Uni<Void> trustChanged(DeviceId id, Standing standing) {
        return change(id, before -> before.under(standing));
    }

    /** What the old hardware said last, or says too late, counts no more; the new one counts from a later epoch. */
    Uni<Void> hardwareChanged(DeviceId id, long epoch) {
        return change(id, before -> before.replaced(epoch, clock.instant()));
    }

    /** How often it speaks, and how long it may take to come back: silence is measured by it. In the caller's transaction. */
    public Uni<Void> expect(DeviceId id, Duration heartbeat, Duration reconnectWindow) {
        return presences.expect(id, new PresenceStore.Rhythm(heartbeat, reconnectWindow));
    }

    /** What was believed of a device, newest first; empty for a stranger. */
    public Uni<Optional<List<PresenceStore.Change>>> presenceOf(DeviceId id, long before, int atMost) {
        return transactions.in(() -> store.find(id)
                .chain(known -> known.isEmpty()
                        ? Uni.createFrom().item(Optional.<List<PresenceStore.Change>>empty())
                        : presences.history(id, before, atMost).map(Optional::of)));
    }

    private Uni<Void> change(DeviceId id, UnaryOperator<DevicePresence> move) {
        return transactions.in(() -> presences
                .lock(id)
                .chain(known -> known.map(before -> replace(id, before, move.apply(before)))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> replace(DeviceId id, DevicePresence before, DevicePresence after) {
        if (after.equals(before)) {
            return Uni.createFrom().voidItem();
        }
        return after.isNewsAfter(before)
                ? presences
                        .saveNews(List.of(new PresenceStore.Believed(id, after)), clock.instant())
                        .call(() -> news.tell(id))
                : presences.save(id, after);
    }
}
