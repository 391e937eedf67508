package vn.tiepdan.control.configuration;

import static com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.restassured.http.Cookie;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.Wire;

/** A device that hears how it shall be configured, answers as the test likes, and what an operator is shown of it. */
final class ToldDevice implements AutoCloseable {
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final TestDevice device;
    private final int port;
    private final Cookie cookie;
    private final List<Desired> heard = new CopyOnWriteArrayList<>();
    private Mqtt5BlockingClient client;

    ToldDevice(TestDevice device, int port, Cookie cookie) throws GeneralSecurityException, IOException {
        this.device = device;
        this.port = port;
        this.cookie = cookie;
        client = device.client(port);
    }

    DeviceId id() {
        return device.id();
    }

    /** With a session that remembers nothing: what it hears is what the broker keeps, or what it is told now. */
    void connects() throws GeneralSecurityException, IOException {
        client = device.client(port);
        heard.clear();
        client.toAsync().publishes(ALL, this::hear);
        client.connectWith().cleanStart(true).send();
        client.subscribeWith()
                .topicFilter(Channel.DESIRED.of(id()).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
    }

    private void hear(Mqtt5Publish publish) {
        heard.add(Wire.read(publish.getPayloadAsBytes(), Desired.class));
    }

    void isBorn(long epoch) {
        publishes(Channel.PRESENCE, new Presence(Presence.State.BORN, epoch, "1.0", 1, AT));
    }

    void leaves(long epoch) {
        publishes(Channel.PRESENCE, new Presence(Presence.State.LEAVING, epoch, "1.0", 1, AT));
        client.disconnect();
    }

    void reports(Desired configuration, long epoch, Reported.@Nullable Refusal refused) {
        publishes(Channel.REPORTED, new Reported(configuration, epoch, AT, refused));
    }

    Desired isTold(Predicate<Desired> fits) {
        return await().atMost(PATIENCE)
                .until(() -> heard.stream().filter(fits).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** What it was told last. */
    Desired latest() {
        return heard.getLast();
    }

    JsonPath shown() {
        return given().cookie(cookie)
                .get("/api/v1/devices/" + id() + "/configuration")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    void drifts(String state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(shown().getString("drift.state")).isEqualTo(state));
    }

    @Override
    public void close() {
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }

    private void publishes(Channel channel, Object message) {
        client.publishWith()
                .topic(channel.of(id()).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(channel.retained())
                .payload(Wire.write(message))
                .send();
    }
}
