package vn.tiepdan.control.fleet.mqtt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import io.restassured.http.Cookie;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.fleet.DevicePresence;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Wire;

/** A device with its connection, and what an operator is shown of it. */
final class WatchedDevice implements AutoCloseable {
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DeviceId id;
    private final Mqtt5BlockingClient client;
    private final Cookie cookie;

    WatchedDevice(TestDevice device, int port, Cookie cookie) throws GeneralSecurityException, IOException {
        this.id = device.id();
        this.client = device.client(port);
        this.cookie = cookie;
    }

    DeviceId id() {
        return id;
    }

    String address() {
        return "/api/v1/devices/" + id;
    }

    /** With the promise of the broker to say when it is lost. */
    void connects(long epoch) {
        client.connectWith()
                .willPublish()
                .topic(Channel.PRESENCE.of(id).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .payload(Wire.write(word(Presence.State.LOST, epoch)))
                .applyWillPublish()
                .send();
    }

    /** The broker speaks the will. */
    void isCut() {
        client.disconnectWith()
                .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                .send();
    }

    void says(Presence.State word, long epoch) {
        publishes(Channel.PRESENCE, word(word, epoch));
    }

    void beats(long epoch, long sequence, Status.Peripheral... parts) {
        publishes(
                Channel.STATUS,
                new Status(
                        epoch,
                        sequence,
                        AT,
                        List.of(parts),
                        new Status.Host(1, 1, 1, 1, 1),
                        new Status.Link(1, 0, 0, null),
                        new Status.Page(true, "welcome"),
                        null,
                        null));
    }

    void becomes(DevicePresence.State state) {
        becomes(state, PATIENCE);
    }

    void becomes(DevicePresence.State state, Duration within) {
        await().atMost(within)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(shown().getString("presence.state")).isEqualTo(state.name()));
    }

    JsonPath shown() {
        return get("");
    }

    /** Newest first. */
    JsonPath past() {
        return get("/presence");
    }

    JsonPath get(String path) {
        return given().cookie(cookie)
                .get(address() + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** When the newest line of its past became so. */
    Instant since() {
        return Instant.parse(past().getString("since[0]"));
    }

    @Override
    public void close() {
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }

    private void publishes(Channel channel, Object message) {
        client.publishWith()
                .topic(channel.of(id).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(channel.retained())
                .payload(Wire.write(message))
                .send();
    }

    private static Presence word(Presence.State state, long epoch) {
        return new Presence(state, epoch, "1.0", 1, AT);
    }
}
