package vn.tiepdan.control.fleet;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tiepdan.control.platform.Transactions;

/**
 * Lowers the belief in devices that are silent for too long. A region that is lost at once costs a few transactions, not one for
 * each device, and who is lost already costs none.
 */
@ApplicationScoped
class Silence {
    private static final int BATCH = 500;

    private final PresenceStore presences;
    private final Transactions transactions;
    private final News news;
    private final Listening listening;
    private final Limits limits;

    Silence(PresenceStore presences, Transactions transactions, News news, Listening listening, Limits limits) {
        this.presences = presences;
        this.transactions = transactions;
        this.news = news;
        this.listening = listening;
        this.limits = limits;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> notice() {
        var now = limits.now().truncatedTo(ChronoUnit.MICROS);
        return listening
                .hearsSince(now)
                .map(since -> doubt(new PresenceStore.Overdue(now, since, limits.usual())))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> doubt(PresenceStore.Overdue overdue) {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.in(() -> doubtSome(overdue)))
                .whilst(doubted -> doubted == BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** How many it were. */
    private Uni<Integer> doubtSome(PresenceStore.Overdue overdue) {
        return presences.lockOverdue(overdue, BATCH).chain(silent -> {
            var doubted = silent.stream()
                    .map(it -> doubted(it, overdue))
                    .flatMap(Optional::stream)
                    .toList();
            return presences
                    .saveNews(doubted, overdue.now())
                    .call(() -> tell(doubted))
                    .replaceWith(doubted.size());
        });
    }

    private static Optional<PresenceStore.Believed> doubted(
            PresenceStore.Silent silent, PresenceStore.Overdue overdue) {
        var patience = silent.rhythm().patience();
        var before = silent.believed().presence();
        var after = before.silentUntil(overdue.now(), patience.countsFrom(overdue.hearsSince()), patience);
        return after.equals(before)
                ? Optional.empty()
                : Optional.of(new PresenceStore.Believed(silent.believed().device(), after));
    }

    private Uni<Void> tell(List<PresenceStore.Believed> doubted) {
        return news.tell(doubted.stream().map(PresenceStore.Believed::device).collect(Collectors.toSet()));
    }
}
