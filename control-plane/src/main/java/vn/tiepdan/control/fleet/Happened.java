package vn.tiepdan.control.fleet;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import vn.tiepdan.wire.Finding;

/**
 * One line of a device's past. What is said of it follows from {@code kind}, {@code word} and {@code values}, in whatever language
 * somebody reads; a person's own words are among the values.
 *
 * @param at      by the control plane's clock
 * @param key     tells apart what happened at one moment; letters, digits, dots and hyphens, ordered as ASCII
 * @param word    stable, one of a few of its kind
 * @param finding what was observed, where something was
 * @param by      account name of who did it, where somebody did
 * @param about   kind and name of what it is about, for example {@code session:…}: whoever may not know of that may not know of this
 */
public record Happened(
        Kind kind,
        Instant at,
        String key,
        String word,
        Severity severity,
        Map<String, String> values,
        Optional<Finding> finding,
        Optional<String> by,
        Optional<String> about) {
    /** The newest first; what happened at one moment in the order of the kinds. */
    public static final Comparator<Happened> NEWEST_FIRST = Comparator.comparing(Happened::at)
            .reversed()
            .thenComparing(Happened::kind)
            .thenComparing(Comparator.comparing(Happened::key).reversed());

    public enum Kind {
        PRESENCE,
        /** What it found of itself: alarms raised and cleared. */
        STATUS,
        INCIDENT,
        COMMAND,
        CONFIGURATION,
        SESSION
    }

    /** How much it asks for somebody. */
    public enum Severity {
        PLAIN,
        GOOD,
        WARNING,
        BAD;

        public static Severity of(DevicePresence.State state) {
            return switch (state) {
                case ONLINE -> GOOD;
                case SUSPECT -> WARNING;
                case OFFLINE -> BAD;
                case LEFT, MAINTENANCE -> PLAIN;
            };
        }

        /** That nobody knows what became of a command is no success. */
        public static Severity of(CommandStore.State state) {
            return switch (state) {
                case SUCCEEDED -> GOOD;
                case FAILED -> BAD;
                case EXPIRED, REFUSED, UNKNOWN -> WARNING;
                case AGREEING, SENT, RUNNING, WITHDRAWN, LAPSED -> PLAIN;
            };
        }
    }

    public Happened {
        values = Map.copyOf(values);
    }

    /** Something that nobody in particular did. */
    public static Happened of(Kind kind, Past.Before at, String word, Severity severity, Map<String, String> values) {
        return new Happened(
                kind, at.at(), at.key(), word, severity, values, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Happened found(Optional<Finding> what) {
        return new Happened(kind, at, key, word, severity, values, what, by, about);
    }

    public Happened by(Optional<String> account) {
        return new Happened(kind, at, key, word, severity, values, finding, account, about);
    }

    public Happened about(String subject) {
        return new Happened(kind, at, key, word, severity, values, finding, by, Optional.of(subject));
    }
}
