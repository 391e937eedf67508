package vn.tiepdan.control.fleet;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import vn.tiepdan.control.platform.Transactions;

/** Sees to it that there is a partition for what happens next month, and none for what need not be kept. */
@ApplicationScoped
class Months {
    private final EventStore events;
    private final Transactions transactions;
    private final Limits limits;

    Months(EventStore events, Transactions transactions, Limits limits) {
        this.events = events;
        this.transactions = transactions;
        this.limits = limits;
    }

    /** Soon after every start, and long before a month begins. */
    @Scheduled(every = "6h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> turn() {
        return transactions
                .in(() -> events.prepareMonths(limits.now()))
                .chain(() -> limits.oldestEvent()
                        .map(oldest -> transactions.in(() -> events.forgetMonthsBefore(oldest)))
                        .orElseGet(() -> Uni.createFrom().item(0)))
                .replaceWithVoid();
    }
}
