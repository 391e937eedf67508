package vn.tiepdan.control.configuration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.Communes;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Merger;
import vn.tiepdan.control.body.Places;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

/**
 * Two communes become one while a kiosk of the one that ends is online: it stays the same device on the same connection with all its past,
 * and the people of both reach what was either's, from the moment of the merger on.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class MergedRightsTest {
    private static final String API = "/api/v1";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Time enough to look at what is before it. */
    private static final Duration AHEAD = Duration.ofSeconds(4);

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    Communes communes;

    @Inject
    Places places;

    @Inject
    DataSource database;

    @Inject
    DataFolder folder;

    private final String mark = UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    private final String former = "f-" + mark;
    private final String latter = "l-" + mark;
    private Cookie admin;
    private Cookie ofFormer;
    private Cookie ofLatter;
    private Cookie stranger;
    private ToldDevice kiosk;
    private DeviceId neighbour;

    @BeforeEach
    void twoCommunes() throws Exception {
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
        admin = SignedIn.as(StaffRole.ADMINISTRATOR, folder);
        for (var body : List.of(former, latter)) {
            execute("insert into body (id, name, english_name, parent) values ('%1$s', 'Xã', 'Commune', 'hp')"
                    .formatted(body));
            execute(
                    "insert into site (id, body, name, english_name, address) values ('%1$s-office', '%1$s', 'X', 'X', '')"
                            .formatted(body));
        }
        ofFormer = communes.staff(StaffRole.IT_OPERATOR, former);
        ofLatter = communes.staff(StaffRole.IT_OPERATOR, latter);
        stranger = communes.staff(StaffRole.IT_OPERATOR, "hp-02");
        neighbour = devices.enrolled(Role.KIOSK, site(latter)).id();
        kiosk = new ToldDevice(devices.enrolled(Role.KIOSK, site(former)), broker.port(), admin);
        kiosk.connects();
        kiosk.isBorn(1);
        kiosk.reports(kiosk.isTold(it -> true), 1, null);
        kiosk.drifts("IN_STEP");
    }

    @AfterEach
    void disconnect() {
        kiosk.close();
    }

    @Test
    void a_device_stays_what_it_is_with_all_its_past_for_the_people_of_the_body_that_follows() {
        var command = command(ofFormer, "self-test", 201).extract().<String>path("id");
        var certificates = of(ofFormer, "/standing").extract().asString();
        var entries = of(ofFormer, "/timeline").extract().jsonPath().getList("entries");
        hidden(ofLatter, kiosk.id());
        hidden(stranger, kiosk.id());

        merge(Instant.now());

        of(ofLatter, "")
                .body("id", equalTo(kiosk.id().value()))
                .body("site.id", equalTo(former + "-office"))
                .body("presence.state", equalTo("ONLINE"))
                .body("presence.epoch", equalTo(1));
        assertThat(of(ofLatter, "/standing").extract().asString()).isEqualTo(certificates);
        of(ofLatter, "/presence")
                .body("reason", hasItem("connected"))
                .body("state.findAll { it != 'OFFLINE' }", everyItem(equalTo("ONLINE")))
                .body("epoch.findAll { it > 0 }", everyItem(equalTo(1)));
        of(ofLatter, "/commands").body("id", hasItem(command));
        assertThat(of(ofLatter, "/timeline").extract().jsonPath().getList("entries"))
                .containsAll(entries);
        var told = kiosk.latest();
        command(ofLatter, "test-print", 201);
        kiosk.reports(told, 1, null);
        kiosk.drifts("IN_STEP");
        hidden(stranger, kiosk.id());
    }

    @Test
    void the_people_of_the_body_that_ends_reach_what_was_the_others_already() {
        hidden(ofFormer, neighbour);

        merge(Instant.now());

        device(ofFormer, neighbour).statusCode(200);
        of(ofFormer, "").body("site.id", equalTo(former + "-office"));
        given().cookie(ofFormer)
                .get(API + "/devices")
                .then()
                .body("id", hasItem(neighbour.value()))
                .body("id", hasItem(kiosk.id().value()));
    }

    @Test
    void before_its_moment_a_merger_gives_nobody_anything() {
        var moment = Instant.now().plus(AHEAD);

        merge(moment);

        hidden(ofLatter, kiosk.id());
        hidden(ofFormer, neighbour);
        command(ofLatter, "test-print", 404);
        given().cookie(ofLatter)
                .get(API + "/devices")
                .then()
                .body("id", not(hasItem(kiosk.id().value())));
        of(admin, "/place").body("body", equalTo(former));
        assertThat(Instant.now()).as("all of this was before it").isBefore(moment);

        await("its moment").atMost(PATIENCE).untilAsserted(() -> {
            device(ofLatter, kiosk.id()).statusCode(200);
            device(ofFormer, neighbour).statusCode(200);
        });
        assertThat(Instant.now()).isAfterOrEqualTo(moment);
        of(admin, "/place").body("body", equalTo(latter));
        command(ofLatter, "test-print", 201);
    }

    private void merge(Instant from) {
        places.merge(
                        Set.of(new BodyId(former)),
                        new Merger.Into.Existing(new BodyId(latter)),
                        Optional.of(from),
                        "admin")
                .await()
                .indefinitely();
    }

    private ValidatableResponse command(Cookie who, String kind, int status) {
        return given().cookie(who)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("command", Map.of("kind", kind), "reason", "why", "livesSeconds", 60))
                .post(API + "/devices/" + kiosk.id() + "/commands")
                .then()
                .statusCode(status);
    }

    private ValidatableResponse of(Cookie who, String what) {
        return given().cookie(who)
                .get(API + "/devices/" + kiosk.id() + what)
                .then()
                .statusCode(200);
    }

    private static void hidden(Cookie who, DeviceId device) {
        device(who, device).statusCode(404).body("type", equalTo("/problems/no-such-device"));
    }

    private static ValidatableResponse device(Cookie who, DeviceId device) {
        return given().cookie(who).get(API + "/devices/" + device).then();
    }

    private static SiteId site(String body) {
        return new SiteId(body + "-office");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
