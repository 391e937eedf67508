package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/** Looks back at the events of a device. */
@ApplicationScoped
public class EventLog {
    private final EventStore store;
    private final Devices devices;
    private final Transactions transactions;

    EventLog(EventStore store, Devices devices, Transactions transactions) {
        this.store = store;
        this.devices = devices;
        this.transactions = transactions;
    }

    /** Newest first; empty for a stranger. */
    public Uni<Optional<List<EventStore.Line>>> of(DeviceId id, EventStore.Before before, int atMost) {
        return transactions.in(() -> devices.find(id)
                .chain(known -> known.isEmpty()
                        ? Uni.createFrom().item(Optional.<List<EventStore.Line>>empty())
                        : store.history(id, before, atMost).map(Optional::of)));
    }
}
