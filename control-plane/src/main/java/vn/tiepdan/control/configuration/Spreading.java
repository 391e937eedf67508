package vn.tiepdan.control.configuration;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;

/**
 * Takes changed layers to the devices, so many each second: what is still to be done is in the database, so neither a restart nor a
 * broker that is away loses any of it, and several control planes share it.
 */
@ApplicationScoped
class Spreading {
    private static final Logger LOG = Logger.getLogger(Spreading.class);
    private static final int AT_ONCE = 16;

    private final ConfigurationStore store;
    private final Telling telling;
    private final Transactions transactions;
    private final ConfigurationSettings settings;

    Spreading(ConfigurationStore store, Telling telling, Transactions transactions, ConfigurationSettings settings) {
        this.store = store;
        this.telling = telling;
        this.transactions = transactions;
        this.settings = settings;
    }

    private record Due(DeviceId device, Desired desired) {}

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> spread() {
        return transactions
                .in(this::due)
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUni(this::tell)
                        .merge(AT_ONCE)
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    /** Where a site or a body was moved, no layer has changed, and something else holds all the same. */
    @Scheduled(every = "10m", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> lookAtAll() {
        return Uni.createFrom().deferred(() -> {
            var last = new AtomicReference<>("");
            return Multi.createBy()
                    .repeating()
                    .uni(() -> lookAtSome(last))
                    .whilst(looked -> looked == settings.perSecond())
                    .collect()
                    .last()
                    .replaceWithVoid();
        });
    }

    /** How many it were. */
    private Uni<Integer> lookAtSome(AtomicReference<String> last) {
        return transactions.in(() -> store.after(last.get(), settings.perSecond())
                .call(some -> Multi.createFrom()
                        .iterable(some)
                        .onItem()
                        .transformToUniAndConcatenate(telling::refresh)
                        .collect()
                        .last())
                .invoke(some -> some.stream()
                        .map(DeviceId::value)
                        .reduce((_, later) -> later)
                        .ifPresent(last::set))
                .map(List::size));
    }

    private Uni<List<Due>> due() {
        return store.lockDue(settings.perSecond())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(
                        device -> telling.refresh(device).map(desired -> new Due(device, desired)))
                .collect()
                .asList();
    }

    /** One that the broker does not take stays due. */
    private Uni<Void> tell(Due due) {
        return telling.tell(due.device(), due.desired())
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "device=%s was not told version %d of its configuration: %s",
                        due.device(), due.desired().version(), failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
