package vn.tiepdan.control.janus;

import org.jspecify.annotations.Nullable;

/** The media server did not do what it was asked. */
public abstract sealed class JanusFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private JanusFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** It answered no; codes are in Janus' {@code apierror.h} and {@code janus_videoroom.c}. */
    public static final class Refused extends JanusFailure {
        private static final long serialVersionUID = 1L;

        private final int code;

        Refused(int code, String reason) {
            super(code + " " + reason, null);
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** It is not there, or did not answer in time. */
    public static final class Unreachable extends JanusFailure {
        private static final long serialVersionUID = 1L;

        Unreachable(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }
}
