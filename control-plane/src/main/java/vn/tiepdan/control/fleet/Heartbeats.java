package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Status;

/** What devices say of themselves, again and again: many at once in one transaction. */
@ApplicationScoped
public class Heartbeats {
    private final Stores stores;
    private final Alarms alarms;
    private final Transactions transactions;
    private final News news;
    private final Clock clock;

    /** Where it is kept. */
    @Singleton
    static class Stores {
        private final StatusStore statuses;
        private final PresenceStore presences;

        Stores(StatusStore statuses, PresenceStore presences) {
            this.statuses = statuses;
            this.presences = presences;
        }
    }

    Heartbeats(Stores stores, Alarms alarms, Transactions transactions, News news, Clock clock) {
        this.stores = stores;
        this.alarms = alarms;
        this.transactions = transactions;
        this.news = news;
        this.clock = clock;
    }

    /** @param latest of each device the last that came: a status is state, and may be overtaken */
    public Uni<Void> heard(Map<DeviceId, Status> latest) {
        return transactions.in(() -> stores.presences.lock(latest.keySet()).chain(believed -> {
            var now = clock.instant();
            return stores.statuses
                    .keptOf(believed.keySet())
                    .map(kept -> Heard.of(latest, believed, kept, now))
                    .chain(heard -> keep(heard, now));
        }));
    }

    private Uni<Void> keep(Heard heard, Instant now) {
        return stores.statuses
                .save(heard.saves(), now)
                .chain(() -> stores.presences.saveAlive(heard.alive()))
                .chain(() -> stores.presences.saveNews(heard.news(), now))
                .chain(() -> alarms.clearOver(statuses(heard)))
                .chain(cleared -> tell(heard.differs(), cleared));
    }

    private static Map<DeviceId, Status> statuses(Heard heard) {
        return heard.saves().stream()
                .collect(Collectors.toMap(StatusStore.Received::device, StatusStore.Received::status));
    }

    private Uni<Void> tell(Set<DeviceId> differs, Set<DeviceId> cleared) {
        var all = new HashSet<>(differs);
        all.addAll(cleared);
        return news.tell(all);
    }
}
