package vn.tiepdan.control.configuration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.Role;

/** From the operator's change to the device and back, over the real broker and the real database. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class ConfigurationOverMqttTest {
    /** No other test of this profile has a device there. */
    private static final String SITE = "site:hp-03-office";

    private static final String BODY = "body:hp-03";

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    DataFolder folder;

    @Inject
    Spreading spreading;

    @Inject
    DataSource database;

    private Cookie cookie;
    private ToldDevice device;

    @BeforeEach
    void connect() throws Exception {
        cookie = SignedIn.as(StaffRole.IT_OPERATOR, folder);
        device = new ToldDevice(devices.enrolled(Role.KIOSK, new SiteId("hp-03-office")), broker.port(), cookie);
        device.connects();
        device.isBorn(1);
        device.isTold(it -> true);
    }

    @AfterEach
    void disconnect() {
        device.close();
    }

    @Test
    void a_change_reaches_the_device_and_is_shown_as_pending_until_it_says_that_it_has_it() {
        var before = device.latest();
        device.reports(before, 1, null);
        device.drifts("IN_STEP");

        put(SITE, version(SITE), Map.of("volumePercent", 40), "loud street").statusCode(200);

        assertThat(device.shown().getString("drift.state"))
                .as("from the change on, before anybody was told")
                .isEqualTo("PENDING");
        var told = device.isTold(it -> it.version() > before.version());
        assertThat(told.volumePercent()).isEqualTo(40);
        assertThat(told.version()).isEqualTo(before.version() + 1);
        device.drifts("PENDING");
        device.reports(told, 1, null);
        device.drifts("IN_STEP");
        var shown = device.shown();
        assertThat(shown.getLong("desired")).isEqualTo(told.version());
        assertThat(shown.getLong("reported")).isEqualTo(told.version());
        assertThat(shown.getString("effective.find { it.setting == 'volumePercent' }.origin"))
                .isEqualTo(SITE);
        assertThat(shown.getString("effective.find { it.setting == 'heartbeatSeconds' }.origin"))
                .isEqualTo("default");
    }

    /** What follows for the device is the same, so there is nothing to tell. */
    @Test
    void a_layer_that_changes_nothing_for_a_device_makes_no_version_of_it() {
        put("device:" + device.id(), 0, Map.of("unattendedSeconds", 90), "slow readers")
                .statusCode(200);
        var told = device.isTold(it -> it.unattendedSeconds() == 90);

        put(BODY, version(BODY), Map.of("unattendedSeconds", 200 + version(BODY)), "covered")
                .statusCode(200);
        put("device:" + device.id(), 1, Map.of("unattendedSeconds", 90, "volumePercent", 77), "next")
                .statusCode(200);

        assertThat(device.isTold(it -> Integer.valueOf(77).equals(it.volumePercent()))
                        .version())
                .isEqualTo(told.version() + 1);
    }

    /** No layer has changed, and something else holds all the same. */
    @Test
    void a_device_that_was_moved_is_told_what_holds_there() throws Exception {
        put("body:hp-01", version("body:hp-01"), Map.of("unattendedSeconds", 333), "slow readers")
                .statusCode(200);
        var before = device.latest();

        execute("update device set site = 'hp-01-office' where id = '" + device.id() + "'");
        spreading.lookAtAll().await().indefinitely();

        assertThat(device.isTold(it -> it.version() > before.version()).unattendedSeconds())
                .isEqualTo(333);
    }

    @Test
    void a_device_that_was_away_hears_it_when_it_comes_back_and_is_pending_meanwhile() throws Exception {
        device.reports(device.latest(), 1, null);
        device.drifts("IN_STEP");
        device.leaves(1);

        put("device:" + device.id(), 0, Map.of("language", "en"), "tourists").statusCode(200);
        device.drifts("PENDING");

        device.connects();
        device.isBorn(2);
        assertThat(device.isTold(it -> it.language() == Desired.Language.EN).version())
                .isEqualTo(3);
    }

    @Test
    void a_refusal_is_shown_with_its_field_and_counted_and_ends_with_the_next_version() {
        var told = device.latest();
        device.reports(Desired.INITIAL, 1, new Reported.Refusal(told.version(), "language", "unknown language"));

        device.drifts("REFUSED");
        assertThat(device.shown().getString("drift.field")).isEqualTo("language");
        assertThat(device.shown().getString("drift.why")).isEqualTo("unknown language");
        assertThat(Instant.parse(device.shown().getString("drift.since")))
                .isAfter(Instant.now().minusSeconds(60));
        given().cookie(cookie)
                .get("/api/v1/configuration/drift")
                .then()
                .statusCode(200)
                .body("drifted.device", hasItem(device.id().value()));

        put("device:" + device.id(), 0, Map.of("language", "en"), "it knows this one")
                .statusCode(200);
        var next = device.isTold(it -> it.version() > told.version());
        device.reports(next, 1, null);
        device.drifts("IN_STEP");
    }

    @Test
    void a_value_outside_its_range_changes_nothing_and_names_the_field_the_range_and_the_step() {
        var before = device.latest();
        var layer = "device:" + device.id();

        put(layer, 0, Map.of("heartbeatSeconds", 0, "volumePercent", 10), "wrong")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-setting"))
                .body("field", equalTo("heartbeatSeconds"))
                .body("minimum", equalTo(1))
                .body("maximum", equalTo(300))
                .body("detail", containsString("send it again"));
        put(layer, 0, Map.of("colour", "red"), "wrong").statusCode(422).body("field", equalTo("colour"));
        put("body:nowhere", 0, Map.of(), "wrong").statusCode(404).body("type", equalTo("/problems/no-such-layer"));
        put(layer, 0, Map.of("volumePercent", 10), " ").statusCode(422).body("field", equalTo("why"));
        given().cookie(cookie)
                .contentType("application/json")
                .body(Map.of("settings", Map.of(), "why", "no version"))
                .put("/api/v1/configuration/layers/" + layer)
                .then()
                .statusCode(428)
                .body("type", equalTo("/problems/version-missing"));

        assertThat(version(layer)).isZero();
        put(layer, 0, Map.of("volumePercent", 11), "right").statusCode(200);
        assertThat(device.isTold(it -> it.version() > before.version()).volumePercent())
                .isEqualTo(11);
    }

    @Test
    void of_two_who_change_the_same_at_once_one_is_told_what_the_other_did_and_nothing_is_lost() throws Exception {
        var layer = "device:" + device.id();
        Callable<Integer> loud = () ->
                put(layer, 0, Map.of("volumePercent", 90), "loud").extract().statusCode();
        Callable<Integer> quiet = () ->
                put(layer, 0, Map.of("volumePercent", 20), "quiet").extract().statusCode();
        try (var both = Executors.newFixedThreadPool(2)) {
            var codes = both.invokeAll(List.of(loud, quiet)).stream()
                    .map(it -> it.resultNow())
                    .sorted()
                    .toList();
            assertThat(codes).containsExactly(200, 412);
        }
        put(layer, 0, Map.of("language", "en"), "too late")
                .statusCode(412)
                .body("type", equalTo("/problems/layer-changed"))
                .body("version", equalTo(1))
                .body("changes[0].by", equalTo("it"))
                .body("changes[0].settings", equalTo(List.of("volumePercent")));

        put(layer, 1, Map.of("language", "en"), "after looking")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("latest.settings.volumePercent", equalTo(null));
        history(layer).body("version", equalTo(List.of(2, 1)));
    }

    @Test
    void an_earlier_version_comes_back_as_a_new_one_and_everything_is_in_the_history_and_in_the_audit_log() {
        var layer = "device:" + device.id();
        put(layer, 0, Map.of("volumePercent", 30), "first").statusCode(200);
        put(layer, 1, Map.of("volumePercent", 60), "second").statusCode(200);

        given().cookie(cookie)
                .contentType("application/json")
                .header("If-Match", "\"2\"")
                .body(Map.of("version", 1, "why", "first was better"))
                .post("/api/v1/configuration/layers/" + layer + "/restoration")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("latest.restores", equalTo(1));

        history(layer)
                .body("settings.volumePercent", equalTo(List.of(30, 60, 30)))
                .body("why", equalTo(List.of("first was better", "second", "first")))
                .body("by", equalTo(List.of("it", "it", "it")));
        device.isTold(it -> Integer.valueOf(30).equals(it.volumePercent()));
        given().cookie(cookie)
                .get("/api/v1/audit?limit=1000")
                .then()
                .body(
                        "findAll { it.subject == '" + layer + "' && it.action == 'configuration-changed' }.size()",
                        equalTo(3));
        assertThatThrownBy(() -> execute("update configuration_change set why = 'another'"))
                .hasMessageContaining("append only");
    }

    private ValidatableResponse put(String layer, long seen, Map<String, Object> settings, String why) {
        return given().cookie(cookie)
                .contentType("application/json")
                .header("If-Match", "\"" + seen + "\"")
                .body(Map.of("settings", settings, "why", why))
                .put("/api/v1/configuration/layers/" + layer)
                .then();
    }

    private int version(String layer) {
        return given().cookie(cookie)
                .get("/api/v1/configuration/layers/" + layer)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getInt("latest.version");
    }

    private ValidatableResponse history(String layer) {
        return given().cookie(cookie)
                .get("/api/v1/configuration/layers/" + layer + "/history")
                .then()
                .statusCode(200);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
