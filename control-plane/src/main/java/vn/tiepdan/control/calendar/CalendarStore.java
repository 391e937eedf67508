package vn.tiepdan.control.calendar;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.control.calendar.LegalNumber.Key;
import vn.tiepdan.control.calendar.LegalTime.Known;

/** Where days, numbers and their sources are kept. Every method takes part in the caller's transaction. */
public interface CalendarStore {
    /** One writes at a time, until the transaction ends. */
    Uni<Void> lock();

    /** Another one after everything that was written. */
    Uni<String> edition();

    Uni<Known> known();

    /** Documents that somebody other than {@code by} has described last. */
    Uni<Set<String>> documentsNotBy(String by);

    Uni<Void> write(Proposal proposal, String by);

    /** The file itself, with what it is named by in the audit log. */
    Uni<Long> keep(Kept file, byte[] content);

    /** Newest first. */
    Uni<List<Kept>> files(int atMost);

    Uni<Optional<byte[]>> file(long id);

    Uni<Boolean> has(String sha256);

    Uni<Void> describe(Source source, String by);

    /** In the place of another of the same key and day, if there is one. */
    Uni<Void> write(LegalNumber number, String by);

    /** Who entered it last; empty when there is no such number. */
    Uni<Optional<String>> enteredBy(Key key, LocalDate inForceFrom);

    Uni<Void> withdraw(Key key, LocalDate inForceFrom);

    /**
     * A file that was brought in.
     *
     * @param id     0 before it is kept
     * @param format name of its {@link CalendarFormat}
     * @param by     an actor of the audit log
     * @param days   that it spoke of
     */
    record Kept(long id, Instant at, String by, String format, String sha256, int days) {}
}
