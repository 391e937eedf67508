package vn.tiepdan.control.fleet;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
                .silenceCountsFrom(now)
                .filter(from -> from.isBefore(now.minus(limits.patience().untilSuspect())))
                .map(from -> doubt(now, from))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> doubt(Instant now, Instant countsFrom) {
        return Multi.createBy()
                .repeating()
                .uni(() -> transactions.in(() -> doubtSome(now, countsFrom)))
                .whilst(doubted -> doubted == BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** How many it were. */
    private Uni<Integer> doubtSome(Instant now, Instant countsFrom) {
        return presences.lockOverdue(overdue(now, countsFrom), BATCH).chain(silent -> {
            var doubted = silent.stream()
                    .map(it -> new PresenceStore.Believed(
                            it.device(), it.presence().silentUntil(now, countsFrom, limits.patience())))
                    .filter(it -> !silent.contains(it))
                    .toList();
            return presences.saveNews(doubted, now).call(() -> tell(doubted)).replaceWith(doubted.size());
        });
    }

    /** Nobody in doubt is overdue as long as even the silence of all counts too little. */
    private PresenceStore.Overdue overdue(Instant now, Instant countsFrom) {
        var offline = now.minus(limits.patience().untilOffline());
        return new PresenceStore.Overdue(
                now.minus(limits.patience().untilSuspect()), countsFrom.isBefore(offline) ? offline : Instant.EPOCH);
    }

    private Uni<Void> tell(List<PresenceStore.Believed> doubted) {
        return Multi.createFrom()
                .iterable(doubted)
                .onItem()
                .transformToUniAndConcatenate(it -> news.tell(it.device()))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
