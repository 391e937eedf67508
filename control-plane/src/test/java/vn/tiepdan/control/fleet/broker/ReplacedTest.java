package vn.tiepdan.control.fleet.broker;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.PublicKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import javax.sql.DataSource;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.enrolment.Answer;
import vn.tiepdan.control.enrolment.Enrolment;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Wire;

/** New hardware takes the place of the old: same device, same history, and the old certificate dies. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class ReplacedTest {
    private static final Duration SECONDS = Duration.ofSeconds(5);
    /** Its clock stood in 2099 when it lost its store. */
    private static final long OLD_EPOCH = 4_070_908_800L;

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    Enrolment enrolment;

    @Inject
    AuditLog audit;

    @Inject
    DataFolder folder;

    @Inject
    DataSource database;

    @TestHTTPResource(value = "/", tls = true)
    URI https;

    private Cookie operator;
    private TestDevice old;
    private Mqtt5BlockingClient client;

    @BeforeEach
    void connectTheOld() throws Exception {
        operator = SignedIn.as(StaffRole.IT_OPERATOR, folder);
        old = devices.enrolled(Role.KIOSK);
        client = connected(old);
        say(client, Presence.State.BORN, OLD_EPOCH);
        await().untilAsserted(() -> assertThat(presence()).isEqualTo("ONLINE connected"));
    }

    @AfterEach
    void disconnect() {
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }

    @Test
    void the_new_hardware_is_the_same_device_and_the_old_is_gone_within_seconds() throws Exception {
        var code = code();
        assertThat(client.getState()).isEqualTo(MqttClientState.CONNECTED);

        var keys = TestDevice.freshKeys();
        var welcome = redeem(code, keys.getPublic());

        await().atMost(SECONDS).until(() -> client.getState() == MqttClientState.DISCONNECTED);
        assertThat(presence()).isEqualTo("OFFLINE replaced");
        assertThat(refusal(old)).isEqualTo(Mqtt5ConnAckReasonCode.BANNED);
        assertThat(welcome.leastEpoch()).isGreaterThan(OLD_EPOCH);
        var replacement = new TestDevice(old.id(), keys, welcome.certificate(), old.authority());
        client = connected(replacement);
        say(client, Presence.State.BORN, welcome.leastEpoch());
        await().untilAsserted(() -> assertThat(presence()).isEqualTo("ONLINE connected"));
        assertThat(history()).contains("connected", "replaced");
        assertThat(audit.newest(9).await().indefinitely())
                .anySatisfy(line -> assertThat(
                                line.deed().action() + " " + line.deed().subject())
                        .isEqualTo("device-replaced device:" + old.id()));
    }

    @Test
    void a_late_will_of_the_old_hardware_changes_nothing() throws Exception {
        var keys = TestDevice.freshKeys();
        var welcome = redeem(code(), keys.getPublic());
        var replacement = new TestDevice(old.id(), keys, welcome.certificate(), old.authority());
        client = connected(replacement);

        say(client, Presence.State.BORN, OLD_EPOCH);
        say(client, Presence.State.BORN, welcome.leastEpoch());
        say(client, Presence.State.LOST, OLD_EPOCH);
        say(client, Presence.State.LEAVING, OLD_EPOCH);

        var newcomer = devices.enrolled(Role.KIOSK);
        var other = connected(newcomer);
        say(other, Presence.State.BORN, 1);
        other.disconnect();
        await().untilAsserted(() -> assertThat(presence(newcomer.id())).isEqualTo("ONLINE connected"));
        assertThat(presence()).isEqualTo("ONLINE connected");
        assertThat(history()).filteredOn("connected"::equals).hasSize(2);
    }

    @Test
    void a_code_is_good_for_one_hardware_and_for_no_older_one() throws Exception {
        var first = code();
        var second = code();
        var middle = TestDevice.freshKeys().getPublic();
        assertThatThrownBy(() -> redeem(first, middle)).hasMessageContaining("expired-code");
        var welcome = redeem(second, middle);
        var again = redeem(second, middle);
        assertThat(again.leastEpoch()).isEqualTo(welcome.leastEpoch());

        redeem(code(), TestDevice.freshKeys().getPublic());

        assertThatThrownBy(() -> redeem(second, middle)).hasMessageContaining("expired-code");
    }

    @Test
    void a_stolen_device_is_replaced_but_not_with_a_code_from_before() throws Exception {
        var before = code();
        given().cookie(operator)
                .contentType(ContentType.JSON)
                .body(Map.of("state", "REVOKED", "why", "stolen"))
                .put("/api/v1/devices/{id}/standing", old.id().value())
                .then()
                .statusCode(200);
        assertThatThrownBy(() -> redeem(before, TestDevice.freshKeys().getPublic()))
                .hasMessageContaining("expired-code");

        var replacement = devices.enrolled(old.id(), code(), TestDevice.freshKeys());

        client = connected(replacement);
        assertThat(refusal(old)).isEqualTo(Mqtt5ConnAckReasonCode.BANNED);
    }

    /** Whoever keeps the old hardware keeps its certificate too. */
    @Test
    void the_old_certificate_gets_no_new_one_and_gives_no_file() throws Exception {
        var replacement = devices.enrolled(old.id(), code(), TestDevice.freshKeys());
        var file = "/api/v1/device/commands/" + logsAsked() + "/file";

        assertThat(asksForTheNext(old)).isEqualTo("403 device-revoked");
        assertThat(asks(old, file, "text/plain", "PUT", "old")).isEqualTo("403 not-a-device");

        assertThat(asksForTheNext(replacement)).startsWith("200");
        assertThat(asks(replacement, file, "text/plain", "PUT", "new")).startsWith("204");
    }

    /** The renewal has to see what is decided while it is on its way, or the old hardware had a good certificate again. */
    @Test
    void the_old_hardware_gets_no_certificate_while_it_is_replaced() throws Exception {
        try (var replacing = database.getConnection();
                var statement = replacing.createStatement()) {
            replacing.setAutoCommit(false);
            statement.execute("select from device where id = '" + old.id() + "' for update");
            statement.execute(
                    "update device_certificate set revoked_at = now(), revoked_for = 'SUPERSEDED' where device = '"
                            + old.id() + "'");
            var renewal = CompletableFuture.supplyAsync(() -> {
                try {
                    return asksForTheNext(old);
                } catch (Exception failed) {
                    throw new CompletionException(failed);
                }
            });
            await().until(() -> renewal.isDone() || somebodyWaits());
            replacing.commit();
            replacing.setAutoCommit(true);

            assertThat(renewal.get(SECONDS.toSeconds(), TimeUnit.SECONDS)).isEqualTo("403 device-revoked");
        }
    }

    private boolean somebodyWaits() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")) {
            return rows.next();
        }
    }

    private String logsAsked() {
        return given().cookie(operator)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"command\":{\"kind\":\"collect-logs\"},\"reason\":\"test\"}")
                .post("/api/v1/devices/{id}/commands", old.id().value())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String asksForTheNext(TestDevice who) throws Exception {
        var pair = TestDevice.freshKeys();
        var request = new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=device"), pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
        var body = Base64.getMimeEncoder().encodeToString(request.getEncoded());
        return asks(who, "/.well-known/est/simplereenroll", "application/pkcs10", "POST", body);
    }

    /** The status of the answer and the word of its problem. */
    private String asks(TestDevice who, String path, String type, String method, String body) throws Exception {
        try (var http = HttpClient.newBuilder().sslContext(who.tls()).build()) {
            var request = HttpRequest.newBuilder(URI.create("https://localhost:" + https.getPort() + path))
                    .header("Content-Type", type)
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            var word = Pattern.compile("/problems/([a-z-]+)").matcher(answer.body());
            return answer.statusCode() + " " + (word.find() ? word.group(1) : "");
        }
    }

    @Test
    void a_stranger_is_not_replaced_and_an_official_may_not() throws Exception {
        given().cookie(operator)
                .post("/api/v1/devices/d-0000000000/replacement")
                .then()
                .statusCode(404);
        given().cookie(SignedIn.as(StaffRole.OFFICIAL, folder))
                .post("/api/v1/devices/{id}/replacement", old.id().value())
                .then()
                .statusCode(403);
    }

    private String code() {
        return given().cookie(operator)
                .post("/api/v1/devices/{id}/replacement", old.id().value())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("code");
    }

    private Answer.Welcome redeem(String code, PublicKey key) {
        return (Answer.Welcome) enrolment
                .redeem(code, key, null, "test-" + UUID.randomUUID())
                .await()
                .indefinitely();
    }

    private String presence() {
        return presence(old.id());
    }

    private String presence(DeviceId id) {
        var shown = given().cookie(operator)
                .get("/api/v1/devices/{id}", id.value())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return shown.getString("presence.state") + " " + shown.getString("presence.reason");
    }

    private List<String> history() {
        return given().cookie(operator)
                .get("/api/v1/devices/{id}/presence", old.id().value())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("reason");
    }

    private Mqtt5ConnAckReasonCode refusal(TestDevice who) {
        return catchThrowableOfType(
                        Mqtt5ConnAckException.class,
                        () -> who.client(broker.port()).connect())
                .getMqttMessage()
                .getReasonCode();
    }

    private Mqtt5BlockingClient connected(TestDevice who) throws Exception {
        var connected = who.client(broker.port());
        connected.connect();
        return connected;
    }

    private void say(Mqtt5BlockingClient speaker, Presence.State word, long epoch) {
        speaker.publishWith()
                .topic(Channel.PRESENCE
                        .of(new DeviceId(speaker.getConfig()
                                .getClientIdentifier()
                                .orElseThrow()
                                .toString()))
                        .name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(Wire.write(
                        new Presence(word, epoch, "test", Presence.CONTRACT, Instant.parse("2026-11-25T01:00:00Z"))))
                .send();
    }
}
