package vn.tiepdan.control.fleet;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import vn.tiepdan.control.platform.Transactions;

/** What must be done although nobody says anything; silence itself is noticed in {@link Silence}. */
@ApplicationScoped
class Rounds {
    private final Commands commands;
    private final FleetStore store;
    private final PresenceStore presences;
    private final EventStore events;
    private final Transactions transactions;
    private final Limits limits;

    Rounds(Commands commands, Memory memory, Transactions transactions, Limits limits) {
        this.commands = commands;
        this.store = memory.fleet;
        this.presences = memory.presences;
        this.events = memory.events;
        this.transactions = transactions;
        this.limits = limits;
    }

    /** Where what is old is forgotten. */
    @Singleton
    static class Memory {
        private final FleetStore fleet;
        private final PresenceStore presences;
        private final EventStore events;

        Memory(FleetStore fleet, PresenceStore presences, EventStore events) {
            this.fleet = fleet;
            this.presences = presences;
            this.events = events;
        }
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> giveUpCommands() {
        return commands.giveUp();
    }

    /** Soon after every start, and long before a month begins. */
    @Scheduled(every = "6h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> turnMonths() {
        return transactions
                .in(() -> events.prepareMonths(limits.now()))
                .chain(() -> limits.oldestEvent()
                        .map(oldest -> transactions.in(() -> events.forgetMonthsBefore(oldest)))
                        .orElseGet(() -> Uni.createFrom().item(0)))
                .replaceWithVoid();
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
