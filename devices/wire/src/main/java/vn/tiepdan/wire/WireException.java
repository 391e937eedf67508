package vn.tiepdan.wire;

/** A payload that cannot be used. The message never quotes the payload: it may hold personal data. */
public abstract sealed class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private WireException(String message) {
        super(message);
    }

    /** Not JSON, or a member is missing, of the wrong type or out of range. */
    public static final class Malformed extends WireException {
        private static final long serialVersionUID = 1L;

        private final String member;

        public Malformed(String message) {
            this(message, "");
        }

        Malformed(String message, String member) {
            super(message);
            this.member = member;
        }

        /** Which member is wrong, as a path of names; empty when the whole is. */
        public String member() {
            return member;
        }
    }

    /** Well formed, but of a kind that this version does not know. */
    public static final class UnknownKind extends WireException {
        private static final long serialVersionUID = 1L;

        public UnknownKind(String message) {
            super(message);
        }
    }

    /** Larger than {@link Channel#MAXIMUM_PAYLOAD_BYTES}. */
    public static final class TooLarge extends WireException {
        private static final long serialVersionUID = 1L;

        public TooLarge(int bytes) {
            super("payload of " + bytes + " bytes; at most " + Channel.MAXIMUM_PAYLOAD_BYTES);
        }
    }
}
