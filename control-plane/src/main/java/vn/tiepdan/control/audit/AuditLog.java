package vn.tiepdan.control.audit;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** The append-only log of who did what. */
public interface AuditLog {
    /**
     * @param action  a stable word, for example {@code recording-played}
     * @param subject what it was done to, as {@code kind:id}, for example {@code session:0192…}; no personal data
     * @param detail  in English, may be empty; no personal data
     */
    record Deed(Actor actor, String action, String subject, String detail) {}

    /** @param number counts up without gaps as long as nobody tampers */
    record Line(long number, Instant at, Deed deed, String hash) {}

    /** Adds a line in the caller's transaction: the deed and its line are committed together. Call it last in a use case. */
    default Uni<Void> add(Deed deed) {
        return addAll(List.of(deed));
    }

    /** The same for what was done together, a line for each in this order, however many with one statement. */
    Uni<Void> addAll(List<Deed> deeds);

    /** Newest first. */
    Uni<List<Line>> newest(int limit);

    /** Those with a higher number, at most so many, oldest first. */
    Uni<List<Line>> after(long number, int atMost);
}
