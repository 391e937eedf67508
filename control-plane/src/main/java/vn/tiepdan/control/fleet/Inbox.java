package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.Optional;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Event;

/**
 * Events of devices, each of which counts exactly once: it is taken and handled in one transaction, and only what is committed
 * is acknowledged. Events of one epoch are taken in their order; one that comes too early is left to the device's next try.
 */
@ApplicationScoped
public class Inbox {
    private final FleetStore store;
    private final Transactions transactions;
    private final Instance<EventHandler> handlers;
    private final Live live;
    private final Clock clock;

    Inbox(FleetStore store, Transactions transactions, @Any Instance<EventHandler> handlers, Live live, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.handlers = handlers;
        this.live = live;
        this.clock = clock;
    }

    /** What the device may forget now. Empty for a stranger. Arrives after the commit. */
    public Uni<Optional<Ack>> take(DeviceId device, Event event) {
        return transactions.in(() -> store.find(device)
                .chain(known -> known.isEmpty()
                        ? Uni.createFrom().item(Optional.<Ack>empty())
                        : takeOnce(device, event)
                                .chain(() -> store.committed(device, event.epoch()))
                                .map(committed -> Optional.of(new Ack(event.epoch(), committed)))));
    }

    private Uni<Void> takeOnce(DeviceId device, Event event) {
        return store.takeNext(device, event, event.body().getClass().getSimpleName(), clock.instant())
                .chain(isNext ->
                        isNext ? handle(device, event) : Uni.createFrom().voidItem());
    }

    private Uni<Void> handle(DeviceId device, Event event) {
        return Multi.createFrom()
                .iterable(handlers)
                .onItem()
                .transformToUniAndConcatenate(handler -> handler.on(device, event))
                .collect()
                .last()
                .replaceWithVoid()
                .call(() -> transactions.afterCommit(() -> {
                    live.changed(Live.Kind.DEVICE, device.value());
                    return Uni.createFrom().voidItem();
                }));
    }
}
