package vn.tiepdan.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.link.IncomingMqttMetadata.UserProperty;

/**
 * What shall go with an outgoing payload. Whatever is absent comes from the channel's attributes.
 *
 * @param topic      whole topic, instead of the channel's
 * @param parameters values for the named levels of the channel's topic
 */
public record OutgoingMqttMetadata(
        Optional<String> topic,
        Map<String, String> parameters,
        Optional<Integer> qos,
        Optional<Boolean> retain,
        Optional<Duration> expiry,
        Optional<String> responseTopic,
        Optional<byte[]> correlation,
        Optional<String> contentType,
        List<UserProperty> userProperties) {

    static final OutgoingMqttMetadata NONE = to().build();

    public static Builder to() {
        return new Builder();
    }

    /** To a whole topic, whatever the channel says. */
    public static Builder to(String topic) {
        return new Builder().topic(topic);
    }

    /** Collects what shall be said. */
    public static final class Builder {
        private @Nullable String topic;
        private final Map<String, String> parameters = new LinkedHashMap<>();
        private @Nullable Integer qos;
        private @Nullable Boolean retain;
        private @Nullable Duration expiry;
        private @Nullable String responseTopic;
        private byte @Nullable [] correlation;
        private @Nullable String contentType;
        private final List<UserProperty> userProperties = new ArrayList<>();

        private Builder() {}

        private Builder topic(String value) {
            topic = value;
            return this;
        }

        /** A value for one named level of the channel's topic. */
        public Builder parameter(String name, String value) {
            parameters.put(name, value);
            return this;
        }

        public Builder qos(int value) {
            qos = value;
            return this;
        }

        public Builder retain(boolean value) {
            retain = value;
            return this;
        }

        /** Time to live, counted from now; time spent waiting for the link is taken off. */
        public Builder expiry(Duration value) {
            expiry = value;
            return this;
        }

        public Builder responseTopic(String value) {
            responseTopic = value;
            return this;
        }

        public Builder correlation(byte[] value) {
            correlation = value.clone();
            return this;
        }

        public Builder contentType(String value) {
            contentType = value;
            return this;
        }

        public Builder userProperty(String name, String value) {
            userProperties.add(new UserProperty(name, value));
            return this;
        }

        public OutgoingMqttMetadata build() {
            return new OutgoingMqttMetadata(
                    Optional.ofNullable(topic),
                    Map.copyOf(parameters),
                    Optional.ofNullable(qos),
                    Optional.ofNullable(retain),
                    Optional.ofNullable(expiry),
                    Optional.ofNullable(responseTopic),
                    Optional.ofNullable(correlation),
                    Optional.ofNullable(contentType),
                    List.copyOf(userProperties));
        }
    }
}
