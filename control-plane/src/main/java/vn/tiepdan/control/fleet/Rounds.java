package vn.tiepdan.control.fleet;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import vn.tiepdan.control.platform.Transactions;

/** What must be done although nobody says anything; silence itself is noticed in {@link Silence}. */
@ApplicationScoped
class Rounds {
    private final Commands commands;
    private final FleetStore store;
    private final PresenceStore presences;
    private final Transactions transactions;
    private final Limits limits;

    Rounds(Commands commands, FleetStore store, PresenceStore presences, Transactions transactions, Limits limits) {
        this.commands = commands;
        this.store = store;
        this.presences = presences;
        this.transactions = transactions;
        this.limits = limits;
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> giveUpCommands() {
        return commands.giveUp();
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetAnswers() {
        return transactions
                .in(() -> store.forgetAnswersBefore(limits.oldestAnswer()))
                .replaceWithVoid();
    }

    @Scheduled(every = "1h", delayed = "11m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetPresences() {
        return transactions
                .in(() -> presences.forgetHistoryBefore(limits.oldestPresence()))
                .replaceWithVoid();
    }
}
