package vn.tiepdan.link;

/** What happens to an incoming message of QoS 1 that its handler refuses (nacks). */
enum FailureStrategy {
    /** It is acknowledged to the broker and logged with the handler's reason: one bad message does not hold up the rest. */
    ACKNOWLEDGE,
    /**
     * It stays unacknowledged and the link reconnects after a random part of the first window, because MQTT 5 repeats a
     * message only on a new connection. Needs a session that outlives the connection.
     */
    REDELIVER,
    /** It stays unacknowledged and the channel ends: not alive until the process restarts. */
    FAIL
}
