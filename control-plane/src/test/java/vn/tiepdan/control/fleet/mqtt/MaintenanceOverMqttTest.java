package vn.tiepdan.control.fleet.mqtt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.tiepdan.control.fleet.DevicePresence.State.MAINTENANCE;
import static vn.tiepdan.control.fleet.DevicePresence.State.OFFLINE;
import static vn.tiepdan.control.fleet.DevicePresence.State.ONLINE;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.Role;

/** While somebody works on a device nobody is alarmed by its silence; afterwards the evidence speaks again. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(PresenceOverMqttTest.QuickHeart.class)
@SuppressWarnings("NullAway.Init")
class MaintenanceOverMqttTest {
    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    DataFolder folder;

    private Cookie cookie;
    private WatchedDevice device;

    @BeforeEach
    void connect() throws Exception {
        cookie = SignedIn.as(StaffRole.IT_OPERATOR, folder);
        device = new WatchedDevice(devices.enrolled(Role.KIOSK), broker.port(), cookie);
        device.connects(1);
        device.beats(1, 1);
        device.becomes(ONLINE);
    }

    @AfterEach
    void disconnect() {
        device.close();
    }

    @Test
    void its_silence_raises_no_doubt_and_what_it_is_shows_behind_and_again_when_it_is_taken_out() {
        begins(cookie, Map.of("reason", "new screen", "until", inSeconds(3600))).statusCode(204);

        assertThat(device.shown().getString("presence.state")).isEqualTo("MAINTENANCE");
        assertThat(device.shown().getString("presence.maintenance.reason")).isEqualTo("new screen");
        assertThat(deeds("maintenance-begun").getFirst())
                .containsEntry("actor", "account:" + device.shown().getString("presence.maintenance.by"));
        assertThat(device.shown().getString("presence.maintenance.behind")).isEqualTo("ONLINE");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(device.shown().getString("presence.maintenance.behind")).isEqualTo("OFFLINE");
            assertThat(device.shown().getString("presence.evidence")).contains("new screen", "OFFLINE, silent for ");
        });
        device.becomes(MAINTENANCE);

        ends(cookie).statusCode(204);
        ends(cookie).statusCode(204);

        device.becomes(OFFLINE);
        assertThat(device.past().getList("state")).containsExactly("OFFLINE", "MAINTENANCE", "ONLINE");
        assertThat(deeds("maintenance-ended")).hasSize(1);
    }

    @Test
    void it_ends_by_itself_and_the_evidence_speaks_again() {
        begins(cookie, Map.of("reason", "new screen", "until", inSeconds(2))).statusCode(204);
        device.becomes(MAINTENANCE);

        var heartbeats = new AtomicLong(2);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            device.beats(1, heartbeats.getAndIncrement());
            assertThat(device.shown().getString("presence.state")).isEqualTo("ONLINE");
        });

        assertThat(device.past().getList("state")).startsWith("ONLINE", "MAINTENANCE", "ONLINE");
        assertThat(deeds("maintenance-ended").getFirst()).containsEntry("actor", "system");
    }

    @Test
    void again_is_another_reason_and_end_and_not_a_second_maintenance() {
        begins(cookie, Map.of("reason", "new screen", "until", inSeconds(3600))).statusCode(204);
        begins(cookie, Map.of("reason", "new cable", "until", inSeconds(7200))).statusCode(204);
        assertThat(device.shown().getString("presence.maintenance.reason")).isEqualTo("new cable");

        ends(cookie).statusCode(204);

        assertThat(device.shown().getString("presence.maintenance")).isNull();
        assertThat(deeds("maintenance-begun")).hasSize(2);
    }

    @Test
    void only_who_looks_after_the_fleet_may_and_only_with_a_reason_and_an_end_ahead() throws Exception {
        var official = SignedIn.as(StaffRole.OFFICIAL, folder);
        begins(official, Map.of("reason", "new screen", "until", inSeconds(60))).statusCode(403);
        ends(official).statusCode(403);
        begins(cookie, Map.of("reason", " ", "until", inSeconds(60))).statusCode(422);
        begins(cookie, Map.of("reason", "new screen")).statusCode(422);
        var refused = begins(cookie, Map.of("reason", "new screen", "until", inSeconds(-1)))
                .statusCode(422)
                .contentType("application/problem+json")
                .extract()
                .jsonPath();
        begins(cookie, Map.of("reason", "new screen", "until", inSeconds(31L * 86_400)))
                .statusCode(422);
        given().cookie(cookie)
                .delete("/api/v1/devices/k-nobody/maintenance")
                .then()
                .statusCode(404);

        assertThat(refused.getString("type")).isEqualTo("/problems/end-out-of-range");
        assertThat(refused.getString("field")).isEqualTo("until");
        assertThat(device.shown().getString("presence.maintenance")).isNull();
    }

    private ValidatableResponse begins(Cookie who, Map<String, Object> maintenance) {
        return given().cookie(who)
                .contentType(ContentType.JSON)
                .body(maintenance)
                .put(device.address() + "/maintenance")
                .then();
    }

    private ValidatableResponse ends(Cookie who) {
        return given().cookie(who).delete(device.address() + "/maintenance").then();
    }

    private static String inSeconds(long seconds) {
        return Instant.now().plusSeconds(seconds).toString();
    }

    private List<Map<String, Object>> deeds(String action) {
        List<Map<String, Object>> lines = given().cookie(cookie)
                .get("/api/v1/audit?limit=1000")
                .jsonPath()
                .getList("");
        return lines.stream()
                .filter(line -> Objects.equals(line.get("action"), action)
                        && Objects.equals(line.get("subject"), "device:" + device.id()))
                .toList();
    }
}
