package vn.tiepdan.control.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What became of recomputing the chain from its first line.
 *
 * @param upTo   the last line up to which it holds; number 0 of an empty log. Whoever notes it elsewhere can see later whether the
 *               tail was cut off or the whole was written anew
 * @param broken where it stops to hold; empty when it does to the end
 */
public record Verification(Head upTo, Optional<Broken> broken, Instant at) {
    /**
     * A line by its number and its hash.
     *
     * @param hash SHA-256 in lower-case hexadecimal; empty for number 0
     */
    public record Head(long number, String hash) {
        private static final Pattern TEXT = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

        /** {@code number:hash}; empty for anything else. */
        public static Optional<Head> parse(String text) {
            var match = TEXT.matcher(text.strip());
            return match.matches()
                    ? Optional.of(new Head(Long.parseLong(match.group(1)), match.group(2)))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return number + ":" + hash;
        }
    }

    /** The first line that is wrong. */
    public record Broken(long number, Why why) {}

    public enum Why {
        /** It says something else than when it was written, or follows another line. */
        CHANGED,
        /** It is not there, although there is a later one. */
        MISSING,
        /** It is not there, nor is any later one up to the noted head. */
        CUT,
        /** The chain is in itself, but this line is not the one that was noted: it was made anew. */
        REWRITTEN
    }
}
