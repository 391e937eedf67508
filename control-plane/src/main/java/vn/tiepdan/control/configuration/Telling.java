package vn.tiepdan.control.configuration;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import vn.tiepdan.control.fleet.DeviceLink;
import vn.tiepdan.control.fleet.Fleet;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;

/** Finds out what follows for devices, and tells them. Many at once: all of them come back together after a disturbance. */
@ApplicationScoped
class Telling {
    private static final Logger LOG = Logger.getLogger(Telling.class);

    /** Below it are those that control planes sent before there were layers. */
    private static final long FIRST_VERSION = 2;

    private static final int AT_ONCE = 64;

    private final ConfigurationStore store;
    private final Above above;
    private final Fleet fleet;
    private final DeviceLink link;
    private final Transactions transactions;

    /** What holds for devices by the layers, and when. */
    @ApplicationScoped
    static class Above {
        private final Lineage lineage;
        private final Merging merging;
        private final Clock clock;

        Above(Lineage lineage, Merging merging, Clock clock) {
            this.lineage = lineage;
            this.merging = merging;
            this.clock = clock;
        }

        Uni<Effective> of(DeviceId device) {
            return lineage.of(new Layer.OfDevice(device))
                    .chain(merging::changes)
                    .map(merging::merged);
        }

        /** Who is a stranger is not in it. */
        Uni<Map<DeviceId, Effective>> of(Set<DeviceId> devices) {
            return lineage.of(devices).chain(merging::effective);
        }

        Drift.Wanted wanted(Effective effective, Optional<Drift.Wanted> before) {
            return before.filter(it ->
                            it.desired().equals(effective.asDesired(it.desired().version())))
                    .orElseGet(() -> new Drift.Wanted(
                            effective.asDesired(
                                    before.map(it -> it.desired().version() + 1).orElse(FIRST_VERSION)),
                            clock.instant()));
        }
    }

    Telling(ConfigurationStore store, Above above, Fleet fleet, DeviceLink link, Transactions transactions) {
        this.store = store;
        this.above = above;
        this.fleet = fleet;
        this.link = link;
        this.transactions = transactions;
    }

    Uni<Effective> effective(DeviceId device) {
        return above.of(device);
    }

    /**
     * Makes a new version where what follows for a device is not what it was; who is a stranger is left out. They are locked before the
     * layers are read, also those that have nothing yet: whoever changes a layer meanwhile marks them again.
     */
    Uni<Map<DeviceId, Desired>> refresh(Set<DeviceId> devices) {
        return devices.isEmpty() ? Uni.createFrom().item(Map.of()) : refreshed(devices);
    }

    private Uni<Map<DeviceId, Desired>> refreshed(Set<DeviceId> devices) {
        return store.lock(devices)
                .chain(before ->
                        above.of(devices).map(all -> wanted(all, before)).call(wanted -> keep(wanted, before)))
                .map(wanted -> wanted.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, it -> it.getValue().desired())));
    }

    private Map<DeviceId, Drift.Wanted> wanted(Map<DeviceId, Effective> effective, Map<DeviceId, Drift.Wanted> before) {
        return effective.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        it -> above.wanted(it.getValue(), Optional.ofNullable(before.get(it.getKey())))));
    }

    private Uni<Void> keep(Map<DeviceId, Drift.Wanted> wanted, Map<DeviceId, Drift.Wanted> before) {
        var fresh = new HashMap<>(wanted);
        fresh.entrySet().removeIf(it -> it.getValue().equals(before.get(it.getKey())));
        var looked = store.looked(before.keySet());
        return fresh.isEmpty()
                ? looked
                : looked.chain(() -> store.save(fresh)).chain(() -> expectRhythm(fresh.keySet()));
    }

    /** Until a device says that it has taken another rhythm it may keep the one that it had: the slower one is awaited. */
    Uni<Void> expectRhythm(Set<DeviceId> devices) {
        return store.kept(devices)
                .chain(kept -> fleet.expect(kept.stream()
                        .collect(Collectors.toMap(ConfigurationStore.Kept::device, ConfigurationStore.Kept::rhythm))));
    }

    /**
     * Ends when the broker has taken what it takes. Who could not be told stays due, or hears at its next subscription what the broker
     * kept. Not to be called within a transaction.
     */
    Uni<Void> tell(Map<DeviceId, Desired> desired) {
        return desired.isEmpty() ? Uni.createFrom().voidItem() : tellAll(desired);
    }

    private Uni<Void> tellAll(Map<DeviceId, Desired> desired) {
        return Multi.createFrom()
                .iterable(desired.entrySet())
                .onItem()
                .transformToUni(it -> taken(it.getKey(), it.getValue()))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .chain(answers -> {
                    var told = new HashMap<>(desired);
                    told.keySet()
                            .retainAll(
                                    answers.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
                    return noted(told);
                });
    }

    /** What cannot be noted stays due, and is told once more. */
    private Uni<Void> noted(Map<DeviceId, Desired> desired) {
        return transactions
                .in(() -> store.told(desired))
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "that %d devices were told is not noted", desired.size()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Optional<DeviceId>> taken(DeviceId device, Desired desired) {
        return link.desire(device, desired)
                .replaceWith(Optional.of(device))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "device=%s was not told version %d of its configuration: %s",
                        device, desired.version(), failure.getMessage()))
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
