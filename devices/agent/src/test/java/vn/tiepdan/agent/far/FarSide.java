package vn.tiepdan.agent.far;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Wire;

/** The control plane's end of the contract with the one device that {@code EstServer} enrols. It remembers what it heard. */
public final class FarSide implements AutoCloseable {
    public static final DeviceId DEVICE = new DeviceId("d-0123456789");
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Mqtt5BlockingClient client;
    private final List<Mqtt5Publish> heard = new CopyOnWriteArrayList<>();

    public FarSide(Broker broker) {
        client = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(broker.plainPort())
                .buildBlocking();
        client.connect();
        client.toAsync().publishes(MqttGlobalPublishFilter.ALL, heard::add);
        client.subscribeWith()
                .topicFilter("tiepdan/v1/+/up/#")
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
    }

    /** What came in this channel, oldest first. */
    public <T> List<T> heard(Channel channel, Class<T> type) {
        return publishes(channel).stream()
                .map(publish -> Wire.read(publish.getPayloadAsBytes(), type))
                .toList();
    }

    public List<Mqtt5Publish> publishes(Channel channel) {
        var topic = channel.of(DEVICE).name();
        return heard.stream()
                .filter(publish -> publish.getTopic().toString().equals(topic))
                .toList();
    }

    /** Waits for the first that fits, also when it came before. */
    public <T> T hears(Channel channel, Class<T> type, Predicate<T> fits) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> heard(channel, type).stream().filter(fits).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    public void says(Channel channel, Object message) {
        says(channel, new String(Wire.write(message), StandardCharsets.UTF_8));
    }

    public void says(Channel channel, String text) {
        says(channel, text, Duration.ofMinutes(1));
    }

    public void says(Channel channel, String text, Duration expiry) {
        client.publishWith()
                .topic(channel.of(DEVICE).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(channel.retained())
                .payload(text.getBytes(StandardCharsets.UTF_8))
                .messageExpiryInterval(expiry.toSeconds())
                .send();
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
