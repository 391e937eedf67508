package vn.tiepdan.agent.identity;

/** The control plane has not taken a file. The message says why, in English. */
public final class NotDelivered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotDelivered(String why) {
        super(why);
    }

    NotDelivered(String why, Throwable cause) {
        super(why, cause);
    }
}
