package vn.tiepdan.agent.identity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.KeyFingerprint;

/** The device did not get its certificate. The message says what to do. */
public abstract sealed class EnrolmentFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private EnrolmentFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Stable word, for a page that says it in the reader's language. */
    public abstract String word();

    /** What is wrong and what to do next, in English. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** What the person who compares this device's key reads here; empty unless it waits for them. */
    public String fingerprint() {
        return "";
    }

    /** The words of the person who refused this device; empty unless somebody did. */
    public String why() {
        return "";
    }

    /** Trying again with the same configuration is useless: the code is wrong, used or too old, or something is not set. */
    public static final class Refused extends EnrolmentFailed {
        private static final long serialVersionUID = 1L;

        private final String word;
        private final String why;

        public Refused(String word, String message) {
            this(word, message, "");
        }

        public Refused(String word, String message, String why) {
            super(message, null);
            this.word = word;
            this.why = why;
        }

        /**
         * {@code wrong-code}, {@code used-code}, {@code bound-code}, {@code expired-code}, {@code rejected-code}, {@code wrong-role},
         * {@code code-missing}, {@code not-configured} or {@code shut-out}.
         */
        @Override
        public String word() {
            return word;
        }

        @Override
        public String why() {
            return why;
        }
    }

    /** The code is good, and a person has to approve the key; it is asked for again. */
    public static final class Waiting extends EnrolmentFailed {
        private static final long serialVersionUID = 1L;

        private final transient KeyFingerprint key;
        private final Duration after;

        /** @param after how long the control plane wants to be left alone */
        public Waiting(KeyFingerprint key, Duration after) {
            super(
                    "An operator has to approve this device in the console, under Claim codes. Let them compare its key: "
                            + key.spelled() + ". It goes on by itself.",
                    null);
            this.key = key;
            this.after = after;
        }

        @Override
        public String word() {
            return "waiting-approval";
        }

        @Override
        public String fingerprint() {
            return key.spelled();
        }

        public Duration after() {
            return after;
        }
    }

    /** The control plane was not reached, or did not answer as it should; it is tried again. */
    public static final class Unreachable extends EnrolmentFailed {
        private static final long serialVersionUID = 1L;

        public Unreachable(String message) {
            super(message, null);
        }

        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public String word() {
            return "unreachable";
        }
    }
}
