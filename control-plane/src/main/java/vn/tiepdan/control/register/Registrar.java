package vn.tiepdan.control.register;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.SessionId;

/** Gives each session its row and its number. */
@ApplicationScoped
class Registrar implements Register {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final EntryStore store;
    private final Transactions transactions;
    private final Clock clock;

    Registrar(EntryStore store, Transactions transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Uni<Entry> enter(Entering content) {
        return transactions.in(() -> store.of(content.session())
                .chain(known -> known.map(Uni.createFrom()::item).orElseGet(() -> enterNew(content))));
    }

    @Override
    public Uni<Optional<Entry>> of(SessionId session) {
        return transactions.in(() -> store.of(session));
    }

    @Override
    public Uni<List<Entry>> list(BodyId body, int year, int offset, int limit) {
        return transactions.in(() -> store.list(body, year, offset, limit));
    }

    @Override
    public Uni<Long> count(BodyId body, int year) {
        return transactions.in(() -> store.count(body, year));
    }

    private Uni<Entry> enterNew(Entering content) {
        var now = clock.instant();
        int year = now.atZone(ZONE).getYear();
        return store.nextNumber(content.body(), year).chain(number -> {
            var entry = new Entry(content.body(), year, number, now, content);
            return store.insert(entry).replaceWith(entry);
        });
    }
}
