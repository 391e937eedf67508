package vn.tiepdan.link;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came with an incoming payload.
 *
 * @param parameters     the named levels of the channel's topic, by name
 * @param retained       whether the broker sent it from its store
 * @param expiry         how much of its time to live was left on arrival
 * @param userProperties in the order of the packet; a name may come twice
 */
public record IncomingMqttMetadata(
        String topic,
        Map<String, String> parameters,
        int qos,
        boolean retained,
        Optional<String> responseTopic,
        byte[] correlation,
        Optional<Duration> expiry,
        Optional<String> contentType,
        List<UserProperty> userProperties) {

    /** One pair of an MQTT 5 packet. */
    public record UserProperty(String name, String value) {}

    /** A named level of the topic. Fails with {@link IllegalArgumentException} when the channel's topic has no such name. */
    public String parameter(String name) {
        var value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the channel's topic has no level {" + name + "}");
        }
        return value;
    }

    /** A named level as its own type, for example {@code parameter("device", DeviceId::new)}. */
    public <T> T parameter(String name, Function<String, T> type) {
        return type.apply(parameter(name));
    }

    /** The first user property of that name. */
    public Optional<String> userProperty(String name) {
        return userProperties.stream()
                .filter(property -> property.name().equals(name))
                .map(UserProperty::value)
                .findFirst();
    }
}
