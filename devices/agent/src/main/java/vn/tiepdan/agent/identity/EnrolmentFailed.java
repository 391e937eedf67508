package vn.tiepdan.agent.identity;

import org.jspecify.annotations.Nullable;

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

    /** Trying again with the same configuration is useless: the code is wrong, used or too old, or something is not set. */
    public static final class Refused extends EnrolmentFailed {
        private static final long serialVersionUID = 1L;

        private final String word;

        public Refused(String word, String message) {
            super(message, null);
            this.word = word;
        }

        /** {@code wrong-code}, {@code used-code}, {@code expired-code}, {@code code-missing}, {@code not-configured} or {@code shut-out}. */
        @Override
        public String word() {
            return word;
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
