package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.DeviceId;

/**
 * Events of devices, each of which counts exactly once: it is taken and handled in one transaction, and only what is committed
 * is acknowledged. Those that come together are taken together; one that cannot be handled does not keep the others out.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final EventStore store;
    private final Transactions transactions;
    private final Instance<EventHandler> handlers;
    private final Live live;
    private final Clock clock;

    Inbox(EventStore store, Transactions transactions, @Any Instance<EventHandler> handlers, Live live, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.handlers = handlers;
        this.live = live;
        this.clock = clock;
    }

    /** What the devices may forget now; a stranger is not in it. Arrives after the commit. */
    public Uni<Map<DeviceId, List<Ack>>> take(List<Arrived> events) {
        return together(new Arrivals(events)).onFailure().recoverWithUni(failure -> {
            if (events.size() == 1) {
                LOG.errorf(
                        failure,
                        "an event of %s could not be taken; it is tried again",
                        events.getFirst().device());
                return Uni.createFrom().item(Map.of());
            }
            LOG.warnf("%d events could not be taken together, so each is taken alone: %s", events.size(), failure);
            return oneByOne(events);
        });
    }

    private Uni<Map<DeviceId, List<Ack>>> together(Arrivals all) {
        return transactions.in(() -> store.enrolled(all.devices())
                .map(all::of)
                .chain(arrivals -> store.lock(arrivals.counters()).map(arrivals::after))
                .chain(taken -> store.advance(taken.advances())
                        .invoke(still -> {
                            if (!still) {
                                throw new IllegalStateException("somebody else took events at the same moment");
                            }
                        })
                        .chain(() -> store.note(
                                taken.events().stream().map(Inbox::noted).toList(), clock.instant()))
                        .chain(() -> handleAll(taken.events()))
                        .replaceWith(taken::acks)));
    }

    /** What one alone may forget last is what all may forget. */
    private Uni<Map<DeviceId, List<Ack>>> oneByOne(List<Arrived> events) {
        var acks = new HashMap<DeviceId, List<Ack>>();
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> take(List.of(event)).invoke(acks::putAll))
                .collect()
                .last()
                .replaceWith(acks);
    }

    private static EventStore.Noted noted(Arrived arrived) {
        var event = arrived.event();
        return new EventStore.Noted(
                arrived.counter(), event.number(), event.body().getClass().getSimpleName(), event.at());
    }

    private Uni<Void> handleAll(List<Arrived> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                        .iterable(handlers)
                        .onItem()
                        .transformToUniAndConcatenate(handler -> handler.on(events))
                        .collect()
                        .last()
                        .chain(() -> transactions.tellAfterCommit(() -> tell(events)));
    }

    private void tell(List<Arrived> events) {
        events.stream()
                .map(Arrived::device)
                .distinct()
                .forEach(device -> live.changed(Live.Kind.DEVICE, device.value()));
    }
}
