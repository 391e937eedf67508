package vn.tiepdan.control.fleet.mqtt;

import static com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Topic;
import vn.tiepdan.wire.Wire;

/** A device that says what the test wants, and what it is told. */
final class Talk implements AutoCloseable {
    private final DeviceId device;
    private final Mqtt5BlockingClient client;
    private final Mqtt5BlockingClient.Mqtt5Publishes heard;

    Talk(TestDevice device, int port) throws GeneralSecurityException, IOException {
        this.device = device.id();
        client = device.client(port);
        client.connect();
        heard = client.publishes(ALL);
        client.subscribeWith().topicFilter(Topic.everythingDown(this.device)).send();
    }

    /** Of the first boot of a device without any part of its own. */
    static Status status(Instant at, long sequence) {
        return new Status(
                1,
                sequence,
                at,
                List.of(),
                new Status.Host(1, 1, 1, 1, 1),
                new Status.Link(1, 0, 0, null),
                new Status.Page(true, "welcome"),
                null,
                null);
    }

    Mqtt5BlockingClient client() {
        return client;
    }

    /** Empty when nothing comes in time. */
    Optional<Mqtt5Publish> within(long millis) throws InterruptedException {
        return heard.receive(millis, TimeUnit.MILLISECONDS);
    }

    Ack nextAck() throws InterruptedException {
        return Wire.read(next(Channel.ACK).getPayloadAsBytes(), Ack.class);
    }

    Mqtt5Publish next(Channel channel) throws InterruptedException {
        Optional<Mqtt5Publish> message = heard.receive(10, TimeUnit.SECONDS);
        assertThat(message)
                .hasValueSatisfying(came -> assertThat(came.getTopic())
                        .hasToString(channel.of(device).name()));
        return message.orElseThrow();
    }

    void say(Channel channel, Object message) {
        raw(channel, new String(Wire.write(message), StandardCharsets.UTF_8));
    }

    void raw(Channel channel, String payload) {
        client.publishWith()
                .topic(channel.of(device).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(channel.retained())
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    @Override
    public void close() {
        heard.close();
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }
}
