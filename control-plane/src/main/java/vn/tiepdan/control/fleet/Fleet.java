package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import vn.tiepdan.control.fleet.PresenceStore.Believed;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;
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
    public Uni<List<Device>> find(Set<DeviceId> ids) {
        return transactions.in(() -> store.find(ids));
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

    /** Births, farewells and wills, in the order in which they came. A stranger's word changes nothing. */
    public Uni<Void> heard(List<Word> words) {
        var now = clock.instant();
        return transactions.in(() -> Multi.createFrom()
                .iterable(InRounds.of(words, Word::device))
                .onItem()
                .transformToUniAndConcatenate(round -> change(
                        round.keySet(),
                        (id, before) -> Objects.requireNonNull(round.get(id)).after(before, now)))
                .collect()
                .last());
    }

    /** Whom we do not trust is not there, whatever was heard of it; whom we trust again is believed at its next word. */
    Uni<Void> trustChanged(DeviceId id, Standing standing) {
        return change(Set.of(id), (_, before) -> before.under(standing));
    }

    /** What the old hardware said last, or says too late, counts no more; the new one counts from a later epoch. */
    Uni<Void> hardwareChanged(DeviceId id, long epoch) {
        return change(Set.of(id), (_, before) -> before.replaced(epoch, clock.instant()));
    }

    /** How often they speak, and how long they may take to come back: silence is measured by it. In the caller's transaction. */
    public Uni<Void> expect(Map<DeviceId, PresenceStore.Rhythm> rhythms) {
        return presences.expect(rhythms);
    }

    /** What was believed of a device, newest first; empty for a stranger. */
    public Uni<Optional<List<PresenceStore.Change>>> presenceOf(DeviceId id, long before, int atMost) {
        return transactions.in(() -> store.find(id)
                .chain(known -> known.isEmpty()
                        ? Uni.createFrom().item(Optional.<List<PresenceStore.Change>>empty())
                        : presences.history(id, before, atMost).map(Optional::of)));
    }

    private Uni<Void> change(Set<DeviceId> ids, BiFunction<DeviceId, DevicePresence, DevicePresence> move) {
        return transactions.in(() -> presences.lock(ids).chain(before -> {
            var news = new ArrayList<Believed>();
            var others = new ArrayList<Believed>();
            before.forEach((id, believed) -> {
                var after = move.apply(id, believed);
                if (!after.equals(believed)) {
                    (after.isNewsAfter(believed) ? news : others).add(new Believed(id, after));
                }
            });
            return presences
                    .save(others)
                    .chain(() -> presences.saveNews(news, clock.instant()))
                    .call(() ->
                            this.news.tell(news.stream().map(Believed::device).collect(Collectors.toSet())));
        }));
    }
}
