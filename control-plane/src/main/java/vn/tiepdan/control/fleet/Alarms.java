package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
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

    @Override
    public Uni<Void> on(List<Arrived> events) {
        return Multi.createFrom()
                .iterable(events)
                .filter(Alarms::matters)
                .onItem()
                .transformToUniAndConcatenate(it -> one(it.device(), it.event()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static boolean matters(Arrived arrived) {
        return switch (arrived.event().body()) {
            case Event.AlarmRaised _, Event.AlarmCleared _ -> true;
            case Event.TurnTaken _, Event.TurnLeft _, Event.PageWiped _ -> false;
        };
    }

    private Uni<Void> one(DeviceId device, Event event) {
        return switch (event.body()) {
            case Event.AlarmRaised raised -> store.raise(device, event, raised).chain(() -> overAlready(device));
            case Event.AlarmCleared cleared -> store.clear(device, cleared.peripheral(), clock.instant());
            case Event.TurnTaken _, Event.TurnLeft _, Event.PageWiped _ ->
                Uni.createFrom().voidItem();
        };
    }

    /** An event that waited on the device's disk may be older than the status that is here. */
    private Uni<Void> overAlready(DeviceId device) {
        return store.known(device)
                .chain(known -> known.flatMap(FleetStore.Known::status)
                        .map(status ->
                                store.clearOver(device, status, clock.instant()).replaceWithVoid())
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }
}
