package vn.tiepdan.control.calendar;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.calendar.CalendarStore.Kept;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Sha256;
import vn.tiepdan.control.platform.Transactions;

/** Brings files of days in: whole or not at all. What a file replaces can be found again, because every file is kept. */
@ApplicationScoped
public class Imports {
    private static final int MOST_LISTED = 200;

    private final Instance<CalendarFormat> formats;
    private final CalendarStore store;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    Imports(
            @Any Instance<CalendarFormat> formats,
            CalendarStore store,
            Transactions transactions,
            AuditLog audit,
            Clock clock) {
        this.formats = formats;
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What would follow, and nothing more. Fails with {@link Refused} as {@link #bring} does. */
    public Uni<Proposal> preview(String format, byte[] content) {
        return transactions.reading(
                () -> store.known().map(known -> Proposal.of(known, named(format), content, Set.of())));
    }

    /**
     * Fails with {@link Refused} that names every line and field that is wrong; then nothing was changed.
     *
     * @param format name of a {@link CalendarFormat}
     */
    public Uni<Proposal> bring(String format, byte[] content, Actor by) {
        return transactions.in(() -> store.lock().chain(() -> write(format, content, by, Set.of())));
    }

    /** The same for what comes with the product: only once, and never over what somebody has said themselves. */
    Uni<Optional<Proposal>> bringOnce(String format, byte[] content) {
        return transactions.in(() -> store.lock()
                .chain(() -> store.has(Sha256.hex(content)))
                .chain(there -> there
                        ? Uni.createFrom().item(Optional.<Proposal>empty())
                        : store.documentsNotBy(Actor.SYSTEM.name())
                                .chain(others -> write(format, content, Actor.SYSTEM, others))
                                .map(Optional::of)));
    }

    /** Newest first. */
    public Uni<List<Kept>> files() {
        return transactions.reading(() -> store.files(MOST_LISTED));
    }

    public Uni<Optional<byte[]>> file(long id) {
        return transactions.reading(() -> store.file(id));
    }

    /** Days as a file, every word of every source. */
    public byte[] written(String format, List<CalendarDay> days) {
        return named(format).write(days);
    }

    public CalendarFormat named(String format) {
        return formats.stream()
                .filter(it -> it.name().equals(format))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no format " + format));
    }

    private Uni<Proposal> write(String format, byte[] content, Actor by, Set<String> without) {
        var sha256 = Sha256.hex(content);
        return store.known()
                .map(known -> Proposal.of(known, named(format), content, without))
                .call(it -> store.write(it, by.name()))
                .call(it -> store.keep(
                                new Kept(
                                        0,
                                        clock.instant(),
                                        by.name(),
                                        format,
                                        sha256,
                                        it.said().size()),
                                content)
                        .chain(id -> audit.add(new AuditLog.Deed(
                                by, "calendar-imported", "calendar-file:" + id, told(it, format, sha256)))));
    }

    private static String told(Proposal proposal, String format, String sha256) {
        var documents = proposal.sources().stream()
                .map(it -> it.source().document())
                .sorted()
                .toList();
        return "%s %s: %d days changed; %s"
                .formatted(format, sha256, proposal.changes().size(), String.join(", ", documents));
    }
}
