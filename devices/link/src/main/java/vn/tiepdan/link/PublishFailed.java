package vn.tiepdan.link;

/** Why an outgoing message was not accepted. The sender's message is refused (nacked) with it. */
public abstract sealed class PublishFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private PublishFailed(String message) {
        super(message);
    }

    private PublishFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** The broker said no, for example because the client may not publish there. */
    public static final class Refused extends PublishFailed {
        private static final long serialVersionUID = 1L;

        Refused(String topic, String reason, Throwable cause) {
            super("the broker refused a message to " + topic + ": " + reason, cause);
        }
    }

    /** The message's own time to live ended before the broker had it. It was not sent, or sent without an answer. */
    public static final class Expired extends PublishFailed {
        private static final long serialVersionUID = 1L;

        Expired(String topic) {
            super("a message to " + topic + " expired before the broker had it");
        }
    }

    /** No answer within {@code send-within}. The message may still arrive. */
    public static final class Unanswered extends PublishFailed {
        private static final long serialVersionUID = 1L;

        Unanswered(String topic) {
            super("no answer in time to a message to " + topic);
        }
    }

    /** A message of QoS 0 while the link is down. */
    public static final class NotConnected extends PublishFailed {
        private static final long serialVersionUID = 1L;

        NotConnected(String topic) {
            super("the link is down; a message to " + topic + " with QoS 0 does not wait");
        }
    }

    /** The message cannot be sent at all: larger than the broker allows, or its topic or payload is unusable. */
    public static final class Unsendable extends PublishFailed {
        private static final long serialVersionUID = 1L;

        Unsendable(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
