package vn.tiepdan.control.configuration;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import vn.tiepdan.control.platform.Transactions;

/** Lets go what need not be kept of how devices were configured; what people decided, the history of the layers, stays for good. */
@ApplicationScoped
class Forgetting {
    private final ConfigurationStore store;
    private final Transactions transactions;
    private final ConfigurationSettings settings;
    private final Clock clock;

    Forgetting(ConfigurationStore store, Transactions transactions, ConfigurationSettings settings, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "12m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return transactions
                .in(() -> store.forgetSaidBefore(clock.instant().minus(settings.historyKept())))
                .replaceWithVoid();
    }
}
