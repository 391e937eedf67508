package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tiepdan.control.fleet.AlarmStore.Key;
import vn.tiepdan.control.fleet.AlarmStore.Raised;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Status;

/** Takes note of what devices raise and clear, and of what their statuses show to be over. */
@ApplicationScoped
class Alarms implements EventHandler {
    private final AlarmStore store;
    private final FleetStore fleet;
    private final Clock clock;

    Alarms(AlarmStore store, FleetStore fleet, Clock clock) {
        this.store = store;
        this.fleet = fleet;
        this.clock = clock;
    }

    @Override
    public Uni<Void> on(List<Arrived> events) {
        var ours = events.stream().filter(it -> key(it).isPresent()).toList();
        return ours.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.lock(ours.stream().map(Arrived::device).collect(Collectors.toSet()))
                        .chain(() -> inRounds(ours))
                        .chain(() -> overAlready(ours.stream()
                                .filter(it -> it.event().body() instanceof Event.AlarmRaised)
                                .map(Arrived::device)
                                .collect(Collectors.toSet())));
    }

    private Uni<Void> inRounds(List<Arrived> events) {
        return Multi.createFrom()
                .iterable(InRounds.of(events, it -> key(it).orElseThrow()))
                .onItem()
                .transformToUniAndConcatenate(this::round)
                .collect()
                .last();
    }

    private Uni<Void> round(Map<Key, Arrived> events) {
        var raised = new ArrayList<Raised>();
        var cleared = new ArrayList<Key>();
        events.forEach((key, arrived) -> {
            if (arrived.event().body() instanceof Event.AlarmRaised said) {
                raised.add(new Raised(arrived.device(), arrived.event(), said));
            } else {
                cleared.add(key);
            }
        });
        var now = clock.instant();
        return store.clear(cleared, now).chain(() -> store.raise(raised, now));
    }

    private static Optional<Key> key(Arrived arrived) {
        return switch (arrived.event().body()) {
            case Event.AlarmRaised raised -> Optional.of(new Key(arrived.device(), raised.peripheral()));
            case Event.AlarmCleared cleared -> Optional.of(new Key(arrived.device(), cleared.peripheral()));
            case Event.TurnTaken _, Event.TurnLeft _, Event.PageWiped _ -> Optional.empty();
        };
    }

    /** An event that waited on the device's disk may be older than the status that is here. */
    private Uni<Void> overAlready(Set<DeviceId> devices) {
        return devices.isEmpty()
                ? Uni.createFrom().voidItem()
                : fleet.known(devices)
                        .map(all -> all.stream()
                                .filter(it -> it.status().isPresent())
                                .collect(Collectors.toMap(
                                        it -> it.device().id(),
                                        it -> it.status().orElseThrow())))
                        .chain(this::clearOver)
                        .replaceWithVoid();
    }

    /** Clears what these statuses show to be well again, in the caller's transaction; whose that was. Locks only when there is any. */
    Uni<Set<DeviceId>> clearOver(Map<DeviceId, Status> statuses) {
        return store.open(statuses.keySet())
                .map(open -> devices(over(statuses, open)))
                .chain(having -> having.isEmpty()
                        ? Uni.createFrom().item(having)
                        : store.lock(having)
                                .map(open -> over(statuses, open))
                                .chain(over ->
                                        store.clear(over, clock.instant()).replaceWith(devices(over))));
    }

    private static Set<DeviceId> devices(Collection<Key> keys) {
        return keys.stream().map(Key::device).collect(Collectors.toSet());
    }

    /** What of the open alarms a status shows to be over. */
    static List<Key> over(Map<DeviceId, Status> statuses, Map<DeviceId, List<Alarm>> open) {
        return open.entrySet().stream()
                .flatMap(it -> Optional.ofNullable(statuses.get(it.getKey())).stream()
                        .flatMap(status -> it.getValue().stream()
                                .filter(alarm -> alarm.overBy(status))
                                .map(alarm -> new Key(it.getKey(), alarm.name()))))
                .toList();
    }
}
