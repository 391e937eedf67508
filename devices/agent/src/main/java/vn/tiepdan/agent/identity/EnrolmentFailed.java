package vn.tiepdan.agent.identity;

/** The device did not get its certificate. The message says what to do. */
public abstract sealed class EnrolmentFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private EnrolmentFailed(String message) {
        super(message);
    }

    private EnrolmentFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** Trying again with the same configuration is useless: the code is wrong, used or too old, or something is not set. */
    public static final class Refused extends EnrolmentFailed {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message);
        }
    }

    /** The control plane was not reached, or did not answer as it should; it is tried again. */
    public static final class Unreachable extends EnrolmentFailed {
        private static final long serialVersionUID = 1L;

        public Unreachable(String message) {
            super(message);
        }

        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
