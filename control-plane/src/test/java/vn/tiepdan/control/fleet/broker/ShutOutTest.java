package vn.tiepdan.control.fleet.broker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Wire;

/** A device that is not trusted any more is gone within seconds, and nobody else is. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class ShutOutTest {
    private static final Duration SECONDS = Duration.ofSeconds(5);

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    AuditLog audit;

    @Inject
    DataFolder folder;

    private Cookie operator;
    private TestDevice device;
    private Mqtt5BlockingClient client;
    private Mqtt5BlockingClient neighbour;

    @BeforeEach
    void connectTwo() throws Exception {
        operator = SignedIn.as(StaffRole.IT_OPERATOR, folder);
        device = devices.enrolled(Role.KIOSK);
        client = connected(device);
        neighbour = connected(devices.enrolled(Role.KIOSK));
        await().untilAsserted(() -> assertThat(presence()).isEqualTo("ONLINE connected"));
    }

    @AfterEach
    void disconnect() {
        neighbour.disconnect();
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }

    @Test
    void a_quarantined_device_is_gone_within_seconds_and_may_come_back_when_it_is_released() throws Exception {
        change("QUARANTINED", "was not at its place").statusCode(200);

        await().atMost(SECONDS).until(() -> client.getState() == MqttClientState.DISCONNECTED);
        assertThat(presence()).isEqualTo("OFFLINE quarantined");
        assertThat(refusal()).isEqualTo(Mqtt5ConnAckReasonCode.BANNED);
        assertThat(neighbour.getState()).isEqualTo(MqttClientState.CONNECTED);
        assertThat(audit.newest(9).await().indefinitely()).anySatisfy(line -> {
            assertThat(line.deed().action()).isEqualTo("device-quarantined");
            assertThat(line.deed().subject()).isEqualTo("device:" + device.id());
            assertThat(line.deed().detail()).isEqualTo("was not at its place");
        });

        change("ACTIVE", "found behind the door").statusCode(200);
        assertThat(presence()).isEqualTo("OFFLINE released");
        client = connected(device);
        await().untilAsserted(() -> assertThat(presence()).isEqualTo("ONLINE connected"));
    }

    @Test
    void a_revoked_device_never_comes_back() {
        change("REVOKED", "stolen").statusCode(200);

        await().atMost(SECONDS).until(() -> client.getState() == MqttClientState.DISCONNECTED);
        assertThat(presence()).isEqualTo("OFFLINE revoked");
        assertThat(refusal()).isEqualTo(Mqtt5ConnAckReasonCode.BANNED);
        var problem = change("ACTIVE", "found").statusCode(409).extract().jsonPath();
        assertThat(problem.getString("type")).endsWith("/device-revoked");
        var shown = given().cookie(operator)
                .get("/api/v1/devices/{id}/standing", device.id().value())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(shown.getString("state")).isEqualTo("REVOKED");
        assertThat(shown.getString("why")).isEqualTo("stolen");
        assertThat(shown.getString("certificates[0].serial"))
                .isEqualTo(device.certificate().getSerialNumber().toString(16));
        assertThat(Instant.parse(shown.getString("certificates[0].revokedAt"))).isBefore(Instant.now());
    }

    @Test
    void whoever_may_not_is_refused_and_what_is_wrong_is_named() throws Exception {
        given().cookie(SignedIn.as(StaffRole.OFFICIAL, folder))
                .contentType(ContentType.JSON)
                .body(Map.of("state", "REVOKED", "why", "stolen"))
                .put("/api/v1/devices/{id}/standing", device.id().value())
                .then()
                .statusCode(403);
        var problem = change("QUARANTINED", " ").statusCode(422).extract().asString();

        assertThat(problem).contains("why");
        assertThat(client.getState()).isEqualTo(MqttClientState.CONNECTED);
    }

    private ValidatableResponse change(String state, String why) {
        return given().cookie(operator)
                .contentType(ContentType.JSON)
                .body(Map.of("state", state, "why", why))
                .put("/api/v1/devices/{id}/standing", device.id().value())
                .then();
    }

    private String presence() {
        var shown = given().cookie(operator)
                .get("/api/v1/devices/{id}", device.id().value())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return shown.getString("presence.state") + " " + shown.getString("presence.reason");
    }

    private Mqtt5ConnAckReasonCode refusal() {
        return catchThrowableOfType(
                        Mqtt5ConnAckException.class,
                        () -> device.client(broker.port()).connect())
                .getMqttMessage()
                .getReasonCode();
    }

    private Mqtt5BlockingClient connected(TestDevice who) throws Exception {
        var connected = who.client(broker.port());
        connected.connect();
        connected
                .publishWith()
                .topic(Channel.PRESENCE.of(who.id()).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(Wire.write(new Presence(
                        Presence.State.BORN, 1, "test", Presence.CONTRACT, Instant.parse("2026-11-25T01:00:00Z"))))
                .send();
        return connected;
    }
}
