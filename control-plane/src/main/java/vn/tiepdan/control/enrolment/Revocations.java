package vn.tiepdan.control.enrolment;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.Standings;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.trust.CertificateAuthority;
import vn.tiepdan.control.trust.RevocationList;

/**
 * Publishes which certificates serve no more, for brokers that cannot ask us. It looks every two seconds and at the start, because
 * another control plane may have revoked some; all of them publish the very same list.
 */
@ApplicationScoped
public class Revocations {
    private static final Logger LOG = Logger.getLogger(Revocations.class);

    private final EditionStore store;
    private final Standings standings;
    private final Editions editions;
    private final CertificateAuthority authority;
    private final Transactions transactions;
    private volatile @Nullable RevocationList newest;

    Revocations(
            EditionStore store,
            Standings standings,
            Editions editions,
            CertificateAuthority authority,
            Transactions transactions) {
        this.store = store;
        this.standings = standings;
        this.editions = editions;
        this.authority = authority;
        this.transactions = transactions;
    }

    /** What was published last. */
    public Uni<RevocationList> newest() {
        var known = newest;
        return known == null
                ? transactions.in(this::upToDate)
                : Uni.createFrom().item(known);
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> publish() {
        return transactions.in(this::upToDate).chain(this::written).replaceWithVoid();
    }

    private Uni<RevocationList> upToDate() {
        return store.lock()
                .chain(kept -> standings
                        .revoked(editions.endedBy(kept))
                        .map(revoked -> editions.following(kept, revoked))
                        .call(edition -> saved(kept, edition)))
                .map(Edition::list);
    }

    private Uni<Void> saved(Optional<Edition> kept, Edition edition) {
        return kept.filter(edition::equals).isPresent() ? Uni.createFrom().voidItem() : store.save(edition);
    }

    private Uni<RevocationList> written(RevocationList list) {
        return Uni.createFrom()
                .item(() -> {
                    authority.publish(list);
                    return list;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(this::note);
    }

    private void note(RevocationList list) {
        var before = newest;
        newest = list;
        if (before == null || before.number() != list.number()) {
            LOG.infof("list of revoked certificates number=%d until=%s", list.number(), list.nextUpdate());
        }
    }
}
