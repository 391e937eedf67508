package vn.tiepdan.control.fleet.mqtt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.tiepdan.control.fleet.DevicePresence.State.ONLINE;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Status;

/** One incident per cause, from the connections that break to what the operator reads. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(PresenceOverMqttTest.QuickHeart.class)
@SuppressWarnings("NullAway.Init")
class IncidentsOverMqttTest {
    private static final Status.Peripheral ON_BATTERY = new Status.Peripheral(
            "ups",
            Status.Kind.UPS,
            Status.Health.DEGRADED,
            "on battery",
            Instant.parse("2026-11-24T01:00:00Z"),
            Finding.of("ups-on-battery"));

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices enrolment;

    @Inject
    DataFolder folder;

    @Inject
    Transactions transactions;

    @Inject
    Mutiny.SessionFactory sessions;

    private final List<WatchedDevice> devices = new ArrayList<>();
    private Cookie cookie;
    private String area;

    /** A part of the country for each test: what others lose is not near. */
    @BeforeEach
    void found() throws Exception {
        cookie = SignedIn.as(StaffRole.IT_OPERATOR, folder);
        area = "area-" + System.nanoTime();
        write("insert into body (id, name, english_name, parent) values ('%1$s', 'A', 'A', null), "
                + "('%1$s-n', 'N', 'N', '%1$s'), ('%1$s-s', 'S', 'S', '%1$s')");
        write("insert into site (id, body, name, english_name, address) values "
                + "('%1$s-north', '%1$s-n', 'N', 'N', ''), ('%1$s-south', '%1$s-s', 'S', 'S', '')");
    }

    @AfterEach
    void disconnect() {
        devices.forEach(WatchedDevice::close);
    }

    @Test
    void a_line_is_one_incident_that_becomes_the_regions_and_closes_when_all_are_back() throws Exception {
        var north = List.of(at("north"), at("north"));
        north.forEach(device -> device.beats(1, 1));
        north.forEach(device -> device.becomes(ONLINE));

        north.forEach(WatchedDevice::isCut);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(incidents()).singleElement().satisfies(it -> {
                    assertThat(it).containsEntry("kind", "LINE").containsEntry("place", area + "-north");
                    assertThat(it).containsEntry("closedAt", null).containsEntry("away", 2);
                }));
        var line = incidents().getFirst();

        var south = at("south");
        south.beats(1, 1);
        south.becomes(ONLINE);
        south.isCut();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(incidents()).singleElement().satisfies(it -> {
                    assertThat(it).containsEntry("kind", "REGION").containsEntry("place", area);
                    assertThat(it).containsEntry("id", line.get("id")).containsEntry("away", 3);
                }));

        devices.forEach(device -> device.connects(1));
        north.forEach(device -> device.beats(1, 2));
        north.forEach(device -> device.becomes(ONLINE));
        assertThat(incidents().getFirst()).as("one is still away").containsEntry("closedAt", null);
        south.beats(1, 2);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(incidents())
                        .singleElement()
                        .satisfies(it -> assertThat(it.get("closedAt")).isNotNull()));
    }

    @Test
    void silence_after_the_battery_is_a_power_cut_and_read_only_by_who_looks_after_the_fleet() throws Exception {
        var kiosk = at("north");
        kiosk.beats(1, 1, ON_BATTERY);
        kiosk.becomes(ONLINE);
        kiosk.isCut();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(incidents()).singleElement().satisfies(it -> {
                    assertThat(it).containsEntry("kind", "POWER").containsEntry("place", area + "-north");
                    assertThat(it).containsEntry("devices", List.of(kiosk.id().value()));
                }));
        given().cookie(SignedIn.as(StaffRole.OFFICIAL, folder))
                .get("/api/v1/incidents")
                .then()
                .statusCode(403);
        given().cookie(cookie).get("/api/v1/incidents?limit=501").then().statusCode(422);
    }

    private WatchedDevice at(String site) throws Exception {
        var device =
                new WatchedDevice(enrolment.enrolled(Role.KIOSK, new SiteId(area + "-" + site)), broker.port(), cookie);
        devices.add(device);
        device.connects(1);
        return device;
    }

    /** Those of this test's area. */
    private List<Map<String, Object>> incidents() {
        List<Map<String, Object>> all = given().cookie(cookie)
                .get("/api/v1/incidents?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
        return all.stream()
                .filter(it -> String.valueOf(it.get("place")).startsWith(area))
                .toList();
    }

    private void write(String sql) {
        transactions
                .in(() -> sessions.withSession(session ->
                        session.createNativeQuery(sql.formatted(area)).executeUpdate()))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
