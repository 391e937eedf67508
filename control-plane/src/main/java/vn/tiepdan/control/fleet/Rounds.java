package vn.tiepdan.control.fleet;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Clock;
import vn.tiepdan.control.platform.Transactions;

/** What must be done although nobody says anything: silence is noticed, and what is over is put away. */
@ApplicationScoped
class Rounds {
    private final Fleet fleet;
    private final Commands commands;
    private final FleetStore store;
    private final Transactions transactions;
    private final Limits limits;

    /** When is too late. */
    @Singleton
    static class Limits {
        private final FleetSettings settings;
        private final Clock clock;

        Limits(FleetSettings settings, Clock clock) {
            this.settings = settings;
            this.clock = clock;
        }
    }

    Rounds(Fleet fleet, Commands commands, FleetStore store, Transactions transactions, Limits limits) {
        this.fleet = fleet;
        this.commands = commands;
        this.store = store;
        this.transactions = transactions;
        this.limits = limits;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> noticeSilence() {
        return fleet.doubtTheSilent(limits.settings.heartbeat());
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> giveUpCommands() {
        return commands.giveUp();
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetAnswers() {
        var old = limits.clock.instant().minus(limits.settings.answersKept());
        return transactions.in(() -> store.forgetAnswersBefore(old)).replaceWithVoid();
    }
}
