package vn.tiepdan.control.identity;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import vn.tiepdan.control.platform.Secrets;

/**
 * Somebody's post from a moment until another. It stays when it is over: who was the head on a day counts for good.
 *
 * @param until the first moment at which it is over; empty as long as no end is known
 */
public record Mandate(Id id, Post post, Instant from, Optional<Instant> until) {
    public record Id(String value) {
        private static final int LETTERS = 12;

        static Id fresh() {
            return new Id(Secrets.word(LETTERS).toLowerCase(Locale.ROOT));
        }

        @Override
        public String toString() {
            return value;
        }
    }

    public Mandate {
        if (until.filter(end -> !from.isBefore(end)).isPresent()) {
            throw new IllegalArgumentException("a mandate ends after it begins");
        }
    }

    static Mandate fresh(Post post, Instant from, Optional<Instant> until) {
        return new Mandate(Id.fresh(), post, from, until);
    }

    public boolean holds(Instant moment) {
        return !moment.isBefore(from)
                && until.filter(end -> !moment.isBefore(end)).isEmpty();
    }

    /** Whether there is a moment at which both hold. */
    public boolean meets(Mandate other) {
        return until.filter(end -> !other.from.isBefore(end)).isEmpty()
                && other.until.filter(end -> !from.isBefore(end)).isEmpty();
    }

    Mandate ending(Instant end) {
        return new Mandate(id, post, from, Optional.of(end));
    }
}
