package vn.tiepdan.link;

/**
 * Hears a link come and go; a bean with {@code @Identifier("<name of the connection>")}. Called one after the other on the
 * link's own thread: return at once.
 */
public interface ConnectionListener {
    /**
     * The link is up and the broker has answered every subscription.
     *
     * @param sessionPresent whether the broker kept what it had for this client
     */
    void connected(boolean sessionPresent);

    /**
     * The link is down and dials again by itself.
     *
     * @param reason in English, for the operator
     */
    void disconnected(String reason);

    /**
     * The broker was reached and did not let this client in; it is tried again. Comes with each such attempt.
     *
     * @param reasonCode of the CONNACK (MQTT 5, 3.2.2.2), for example {@code BANNED}
     */
    default void refused(String reasonCode) {}
}
