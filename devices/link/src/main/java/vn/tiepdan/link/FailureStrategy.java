package vn.tiepdan.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What happens to an incoming message of QoS 1 that its handler refuses (nacks). */
enum FailureStrategy {
    /** It is acknowledged to the broker and logged with the handler's reason: one bad message does not hold up the rest. */
    ACKNOWLEDGE,
    /**
     * It stays unacknowledged and the link reconnects, because MQTT 5 repeats a message only on a new connection. Needs a
     * session that outlives the connection.
     */
    REDELIVER,
    /** It stays unacknowledged and the channel ends: not alive until the process restarts. */
    FAIL;

    static FailureStrategy of(String text) {
        try {
            return valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            var words = Arrays.stream(values())
                    .map(value -> value.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException("failure-strategy '" + text + "' must be one of " + words, unknown);
        }
    }
}
