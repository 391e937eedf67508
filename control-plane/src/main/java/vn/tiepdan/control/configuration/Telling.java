package vn.tiepdan.control.configuration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tiepdan.control.fleet.DeviceLink;
import vn.tiepdan.control.fleet.Fleet;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;

/** Finds out what follows for a device, and tells it. */
@ApplicationScoped
class Telling {
    /** Below it are those that control planes sent before there were layers. */
    private static final long FIRST_VERSION = 2;

    private final ConfigurationStore store;
    private final Above above;
    private final Fleet fleet;
    private final DeviceLink link;
    private final Transactions transactions;

    /** What holds for a device by the layers, and when. */
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
     * Makes a new version when what follows for the device is not what it was. The row is locked before the layers are read: whoever
     * changes a layer meanwhile marks it again.
     */
    Uni<Desired> refresh(DeviceId device) {
        return store.lock(device)
                .chain(before -> above.of(device)
                        .map(effective -> above.wanted(effective, before))
                        .call(wanted -> before.filter(wanted::equals).isPresent()
                                ? store.looked(device)
                                : store.save(device, wanted).chain(() -> expectRhythm(device)))
                        .map(Drift.Wanted::desired));
    }

    /** Until a device says that it has taken another rhythm it may keep the one that it had: the slower one is awaited. */
    Uni<Void> expectRhythm(DeviceId device) {
        return store.kept(device)
                .chain(kept -> kept.map(it -> expect(device, it))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> expect(DeviceId device, ConfigurationStore.Kept kept) {
        var both = Stream.concat(
                        Stream.of(kept.wanted().desired()),
                        kept.heard().map(it -> it.reported().configuration()).stream())
                .toList();
        return fleet.expect(
                device,
                Duration.ofSeconds(
                        both.stream().mapToInt(Desired::heartbeatSeconds).max().orElseThrow()),
                Duration.ofSeconds(both.stream()
                        .mapToInt(Desired::reconnectWindowSeconds)
                        .max()
                        .orElseThrow()));
    }

    /** Ends when the broker has taken it; fails when it has not. Not to be called within a transaction. */
    Uni<Void> tell(DeviceId device, Desired desired) {
        return link.desire(device, desired).chain(() -> transactions.in(() -> store.told(device, desired)));
    }
}
