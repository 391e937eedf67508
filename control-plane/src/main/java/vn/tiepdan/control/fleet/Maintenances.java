package vn.tiepdan.control.fleet;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/**
 * Announces work on devices and ends it. What a device really is goes on being computed from evidence behind it, and is what is
 * shown again as soon as the work is over.
 */
@ApplicationScoped
public class Maintenances {
    private static final Duration LONGEST = Duration.ofDays(30);

    private final MaintenanceStore maintenances;
    private final PresenceStore presences;
    private final Transactions transactions;
    private final Told told;
    private final Clock clock;

    /** Who hears of it. */
    @ApplicationScoped
    static class Told {
        private final News news;
        private final AuditLog audit;

        Told(News news, AuditLog audit) {
            this.news = news;
            this.audit = audit;
        }

        Uni<Void> of(DeviceId id, Actor actor, String action, String detail) {
            return news.tell(id).chain(() -> audit.add(new AuditLog.Deed(actor, action, "device:" + id, detail)));
        }
    }

    Maintenances(
            MaintenanceStore maintenances, PresenceStore presences, Transactions transactions, Told told, Clock clock) {
        this.maintenances = maintenances;
        this.presences = presences;
        this.transactions = transactions;
        this.told = told;
        this.clock = clock;
    }

    /** Fails with {@link Refused} for a stranger and for an end that is over or too far. */
    public Uni<Void> begin(DeviceId id, String reason, Instant until, String account) {
        var now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            return Uni.createFrom()
                    .failure(new Refused(Problem.atField(
                            "end-out-of-range",
                            "The maintenance cannot end then",
                            "Choose an end that lies ahead, within thirty days.",
                            "until")));
        }
        var maintenance = new Maintenance(reason, account, now, until);
        return transactions.in(() -> presences
                .lock(id)
                .map(known -> known.orElseThrow(Devices::unknown))
                .call(() -> maintenances.begin(id, maintenance))
                .chain(presence -> presences.note(id, presence.during(maintenance), now))
                .chain(() -> told.of(id, Actor.account(account), "maintenance-begun", until + " " + reason)));
    }

    /** Ends it by hand; where none runs nothing happens. */
    public Uni<Void> end(DeviceId id, String account) {
        return transactions.in(() -> presences
                .lock(id)
                .map(known -> known.orElseThrow(Devices::unknown))
                .chain(presence -> end(id, presence, Actor.account(account))));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> endInTime() {
        return transactions
                .in(() -> maintenances.over(clock.instant()))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::endInTime)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> endInTime(DeviceId id) {
        return transactions.in(
                () -> presences.lock(id).map(Optional::orElseThrow).chain(presence -> end(id, presence, Actor.SYSTEM)));
    }

    private Uni<Void> end(DeviceId id, DevicePresence presence, Actor actor) {
        var now = clock.instant();
        return maintenances
                .end(id, now)
                .chain(ran -> ran
                        ? presences.note(id, presence, now).chain(() -> told.of(id, actor, "maintenance-ended", ""))
                        : Uni.createFrom().voidItem());
    }
}
