package vn.tiepdan.control.calendar;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.platform.Transactions;

/**
 * What is known now. It changes a few times in a year and is asked for often, so what was made last is kept; what is asked each time is
 * its edition.
 */
@ApplicationScoped
public class LegalTimes {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Shipped shipped;
    private final CalendarStore store;
    private final Transactions transactions;
    private volatile @Nullable Edition latest;

    LegalTimes(Shipped shipped, CalendarStore store, Transactions transactions) {
        this.shipped = shipped;
        this.store = store;
        this.transactions = transactions;
    }

    private record Edition(String name, LegalTime time) {}

    public Uni<LegalTime> now() {
        return shipped.there().ifNoItem().after(PATIENCE).fail().chain(() -> transactions.reading(this::asKept));
    }

    private Uni<LegalTime> asKept() {
        return store.edition().chain(edition -> {
            var kept = latest;
            return kept != null && kept.name().equals(edition)
                    ? Uni.createFrom().item(kept.time())
                    : read(edition);
        });
    }

    /** Read after its edition: if somebody writes in between, the next who asks reads again. */
    private Uni<LegalTime> read(String edition) {
        return store.known().map(LegalTime::of).invoke(time -> latest = new Edition(edition, time));
    }
}
