package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Status;

/** What devices say of themselves, again and again: many at once in one transaction. */
@ApplicationScoped
public class Heartbeats {
    private final Stores stores;
    private final Transactions transactions;
    private final News news;
    private final Clock clock;

    /** Where it is kept. */
    @Singleton
    static class Stores {
        private final StatusStore statuses;
        private final PresenceStore presences;
        private final FleetStore fleet;

        Stores(StatusStore statuses, PresenceStore presences, FleetStore fleet) {
            this.statuses = statuses;
            this.presences = presences;
            this.fleet = fleet;
        }
    }

    Heartbeats(Stores stores, Transactions transactions, News news, Clock clock) {
        this.stores = stores;
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
                .chain(() -> clearOver(heard, now))
                .chain(cleared -> tell(heard.differs(), cleared));
    }

    /** What devices raised and now show to be well is over; whose it was. */
    private Uni<Set<DeviceId>> clearOver(Heard heard, Instant now) {
        var statuses = heard.saves().stream()
                .collect(Collectors.toMap(StatusStore.Received::device, StatusStore.Received::status));
        return stores.fleet
                .withAlarms(statuses.keySet())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(id -> stores.fleet
                        .clearOver(id, Objects.requireNonNull(statuses.get(id)), now)
                        .map(any -> any ? Set.of(id) : Set.<DeviceId>of()))
                .collect()
                .in(HashSet::new, Set::addAll);
    }

    private Uni<Void> tell(Set<DeviceId> differs, Set<DeviceId> cleared) {
        var all = new HashSet<>(differs);
        all.addAll(cleared);
        return news.tell(all);
    }
}
