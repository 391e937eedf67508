package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Event;

/** Takes note of what devices raise and clear. */
@ApplicationScoped
class Alarms implements EventHandler {
    private final FleetStore store;
    private final Clock clock;

    Alarms(FleetStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Device after device, in the order in which their statuses are handled as well, or the two could wait for each other. */
    @Override
    public Uni<Void> on(List<Arrived> events) {
        var sorted = events.stream()
                .filter(Alarms::matters)
                .sorted(Comparator.comparing(it -> it.device().value()))
                .toList();
        var raised = sorted.stream()
                .filter(it -> it.event().body() instanceof Event.AlarmRaised)
                .map(Arrived::device)
                .collect(Collectors.toSet());
        return each(sorted, it -> one(it.device(), it.event()))
                .chain(() -> raised.isEmpty() ? Uni.createFrom().voidItem() : overAlready(raised));
    }

    private static boolean matters(Arrived arrived) {
        return switch (arrived.event().body()) {
            case Event.AlarmRaised _, Event.AlarmCleared _ -> true;
            case Event.TurnTaken _, Event.TurnLeft _, Event.PageWiped _ -> false;
        };
    }

    private Uni<Void> one(DeviceId device, Event event) {
        return switch (event.body()) {
            case Event.AlarmRaised raised -> store.raise(device, event, raised, clock.instant());
            case Event.AlarmCleared cleared -> store.clear(device, cleared.peripheral(), clock.instant());
            case Event.TurnTaken _, Event.TurnLeft _, Event.PageWiped _ ->
                Uni.createFrom().voidItem();
        };
    }

    /** An event that waited on the device's disk may be older than the status that is here. */
    private Uni<Void> overAlready(Set<DeviceId> devices) {
        return store.known(devices)
                .map(all -> all.stream()
                        .sorted(Comparator.comparing(it -> it.device().id().value()))
                        .toList())
                .chain(all -> each(
                        all,
                        known -> known.status()
                                .map(status -> store.clearOver(known.device().id(), status, clock.instant())
                                        .replaceWithVoid())
                                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private static <T> Uni<Void> each(List<T> all, Function<T, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
