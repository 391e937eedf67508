package vn.tiepdan.control.configuration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiepdan.control.fleet.Configuring;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.fleet.Fleet;
import vn.tiepdan.control.fleet.FleetStore.Known;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reported;

/** How each device shall be configured, what it says of that, and whether the two agree. */
@ApplicationScoped
public class Configurations implements Configuring {
    private final ConfigurationStore store;
    private final Fleet fleet;
    private final Telling telling;
    private final Transactions transactions;
    private final Moment moment;

    /** When, and who is told that something is new. */
    @ApplicationScoped
    static class Moment {
        private final Clock clock;
        private final Live live;
        private final Transactions transactions;

        Moment(Clock clock, Live live, Transactions transactions) {
            this.clock = clock;
            this.live = live;
            this.transactions = transactions;
        }

        Instant now() {
            return clock.instant();
        }

        Uni<Void> areNew(Set<DeviceId> devices) {
            return transactions.tellAfterCommit(
                    () -> devices.forEach(device -> live.changed(Live.Kind.CONFIGURATION, "device:" + device)));
        }
    }

    Configurations(ConfigurationStore store, Fleet fleet, Telling telling, Transactions transactions, Moment moment) {
        this.store = store;
        this.fleet = fleet;
        this.telling = telling;
        this.transactions = transactions;
        this.moment = moment;
    }

    /**
     * One device.
     *
     * @param effective what holds for it at this moment
     * @param kept      what it was told last, and what it reported; empty when it was never there
     */
    public record OfDevice(Effective effective, Optional<ConfigurationStore.Kept> kept, Drift drift) {}

    /** One device of the fleet. */
    public record Compared(Device device, Drift drift) {}

    @Override
    public Uni<Void> born(Set<DeviceId> devices) {
        return transactions.in(() -> telling.refresh(devices)).chain(telling::tell);
    }

    @Override
    public Uni<Void> reported(Map<DeviceId, Reported> said) {
        return transactions.in(() -> store.save(said, moment.now())
                .chain(fresh -> fresh.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : telling.expectRhythm(fresh).call(() -> moment.areNew(fresh))));
    }

    @Override
    public Uni<Void> moved(DeviceId device) {
        return store.markStale(new Layer.OfDevice(device));
    }

    /** Fails with {@link Refused} for a stranger. */
    public Uni<OfDevice> ofDevice(DeviceId device) {
        return transactions.in(() -> telling.effective(device)
                .chain(effective -> store.kept(device)
                        .chain(kept -> fleet.known(device)
                                .map(known -> new OfDevice(effective, kept, drift(kept, known.orElseThrow()))))));
    }

    /** Every device; one that was never there is awaited. */
    public Uni<List<Compared>> all() {
        return transactions.in(() -> store.all().chain(kept -> {
            var byDevice =
                    kept.stream().collect(Collectors.toMap(ConfigurationStore.Kept::device, Function.identity()));
            return fleet.all()
                    .map(devices -> devices.stream()
                            .map(it -> new Compared(
                                    it.device(),
                                    drift(
                                            Optional.ofNullable(
                                                    byDevice.get(it.device().id())),
                                            it)))
                            .toList());
        }));
    }

    private Drift drift(Optional<ConfigurationStore.Kept> kept, Known known) {
        return kept.map(it -> it.stale()
                        ? new Drift.Pending(it.wanted().desired().version(), moment.now())
                        : Drift.of(it.wanted(), it.heard(), known.presence(), moment.now()))
                .orElseGet(() -> new Drift.Pending(0, known.device().enrolledAt()));
    }
}
