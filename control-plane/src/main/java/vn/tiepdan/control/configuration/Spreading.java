package vn.tiepdan.control.configuration;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/**
 * Takes changed layers to the devices, so many each second: what is still to be done is in the database, so neither a restart nor a
 * broker that is away loses any of it, and several control planes share it.
 */
@ApplicationScoped
class Spreading {
    /** Between the commit of a version and the word that the broker has it. */
    private static final Duration TELLING_LASTS = Duration.ofSeconds(2);

    private final ConfigurationStore store;
    private final Telling telling;
    private final Transactions transactions;
    private final ConfigurationSettings settings;
    private final Clock clock;

    Spreading(
            ConfigurationStore store,
            Telling telling,
            Transactions transactions,
            ConfigurationSettings settings,
            Clock clock) {
        this.store = store;
        this.telling = telling;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> spread() {
        return transactions
                .in(() -> store.lockDue(clock.instant().minus(TELLING_LASTS), settings.perSecond())
                        .chain(due -> telling.refresh(Set.copyOf(due))))
                .chain(telling::tell);
    }

    /**
     * Where the day of a merger has come, no layer has changed, and something else holds all the same; and somebody who was heard could
     * perhaps not be told anything when they came.
     */
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
                .call(some -> telling.refresh(Set.copyOf(some)))
                .invoke(some -> some.stream()
                        .map(DeviceId::value)
                        .reduce((_, later) -> later)
                        .ifPresent(last::set))
                .map(List::size));
    }
}
