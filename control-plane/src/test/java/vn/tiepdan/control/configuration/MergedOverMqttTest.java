package vn.tiepdan.control.configuration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.Communes;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

/** Two communes become one while a kiosk of theirs is online: identity, history and rights stay. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class MergedOverMqttTest {
    private static final String API = "/api/v1";
    private static final int OLD_HEARTBEAT = 41;
    private static final int NEW_HEARTBEAT = 43;
    private static final String ENTRY = """
            insert into register_entry (body, year, number, session, received_at, entered_at, citizen, standing_kind, matter_kind,
                matter_words, outcome, summary)
            values ('%s', 2026, 1, '%s', now(), now(), '{"fullName":"Nguyễn Văn A","evidence":"typed"}', 'SELF', 'COMPLAINT', '',
                'GUIDED', '')
            """;

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    Communes communes;

    @Inject
    DataSource database;

    @Inject
    DataFolder folder;

    private final String mark = UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    private final String former = "f-" + mark;
    private final String latter = "l-" + mark;
    private Cookie admin;

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
    }

    @Test
    void merging_keeps_identity_history_rights_and_the_register() throws Exception {
        layer(former, OLD_HEARTBEAT);
        layer(latter, NEW_HEARTBEAT);
        execute(ENTRY.formatted(former, UUID.randomUUID()));
        var operator = communes.staff(StaffRole.IT_OPERATOR, former);
        var official = communes.staff(StaffRole.OFFICIAL, former);
        var claim = claim(operator, former + "-office");
        var device = devices.enrolled(Role.KIOSK, new SiteId(former + "-office"));
        try (var kiosk = new ToldDevice(device, broker.port(), admin)) {
            kiosk.connects();
            kiosk.isBorn(1);
            kiosk.isTold(it -> it.heartbeatSeconds() == OLD_HEARTBEAT);
            var before = get(device, "/standing").asString();

            merge(former, Map.of("with", List.of(latter), "into", latter))
                    .statusCode(200)
                    .body("ended", equalTo(List.of(former)))
                    .body("sites", equalTo(List.of(former + "-office")))
                    .body("consequences.what", hasItems("layer-ends", "account-follows", "devices-stay"))
                    .body("consequences.find { it.what == 'layer-ends' }.detail", containsString("41"));

            kiosk.isTold(it -> it.heartbeatSeconds() == NEW_HEARTBEAT);
            get(device, "").then().statusCode(200).body("presence.state", equalTo("ONLINE"));
            assertThat(get(device, "/standing").asString()).isEqualTo(before);
            get(device, "/presence").then().body("reason", hasItem("connected"));
        }
        given().cookie(admin)
                .get(API + "/configuration/layers/body:" + former + "/history")
                .then()
                .body("settings.heartbeatSeconds", hasItem(OLD_HEARTBEAT));
        given().cookie(operator)
                .get(API + "/sites")
                .then()
                .body("id", hasItems(former + "-office", latter + "-office"))
                .body("body.unique()", equalTo(List.of(latter)));
        given().cookie(official)
                .get(API + "/register?body=" + former + "&year=2026")
                .then()
                .body("total", equalTo(1))
                .body("entries[0].number", equalTo(1));
        devices.enrolled(new DeviceId(claim.path("device")), claim.path("code"), TestDevice.freshKeys());
        given().cookie(operator)
                .get(API + "/devices/" + claim.<String>path("device"))
                .then()
                .statusCode(200);
        given().cookie(admin)
                .get(API + "/audit")
                .then()
                .body("find { it.action == 'bodies-merged' }.subject", equalTo("body:" + latter));
        merge(former, Map.of("with", List.of(), "into", latter))
                .statusCode(409)
                .body("type", equalTo("/problems/body-ended"));
        bodies("").body("id", not(hasItem(former)));
        bodies("?ended=true").body("find { it.id == '%s' }.heir".formatted(former), equalTo(latter));
    }

    @Test
    void a_merger_that_lies_ahead_holds_from_its_day_on() throws Exception {
        var device = devices.enrolled(Role.KIOSK, new SiteId(former + "-office"));
        var founded = "n-" + mark;

        merge(
                        former,
                        Map.of(
                                "with", List.of(latter),
                                "founded",
                                        Map.of("id", founded, "name", "Xã mới", "englishName", "New", "parent", "hp"),
                                "from", day(1)))
                .statusCode(200)
                .body("ended.size()", equalTo(2))
                .body("sites.size()", equalTo(2));

        bodies("").body("id", hasItems(former, latter)).body("id", not(hasItem(founded)));
        bodies("?at=" + day(2)).body("id", hasItem(founded)).body("id", not(hasItem(former)));
        place(device, "").body("body", equalTo(former));
        place(device, "?at=" + day(2)).body("body", equalTo(founded));
        place(device, "?at=" + day(-1)).body("body", nullValue());
    }

    @Test
    void a_merger_of_the_past_leaves_what_was_before_as_it_was() {
        merge(former, Map.of("with", List.of(), "into", latter, "from", day(-30)))
                .statusCode(200);

        sites("?at=" + day(-31)).body("find { it.id == '%s-office' }.body".formatted(former), equalTo(former));
        sites("?at=" + day(-29)).body("find { it.id == '%s-office' }.body".formatted(former), equalTo(latter));
    }

    @Test
    void a_device_that_moves_is_told_what_holds_where_it_stands() throws Exception {
        layer(former, OLD_HEARTBEAT);
        layer(latter, NEW_HEARTBEAT);
        try (var kiosk =
                new ToldDevice(devices.enrolled(Role.KIOSK, new SiteId(former + "-office")), broker.port(), admin)) {
            kiosk.connects();
            kiosk.isBorn(1);
            kiosk.isTold(it -> it.heartbeatSeconds() == OLD_HEARTBEAT);

            put("/devices/" + kiosk.id() + "/site", Map.of("site", latter + "-office"))
                    .statusCode(204);

            kiosk.isTold(it -> it.heartbeatSeconds() == NEW_HEARTBEAT);
        }
    }

    @Test
    void a_site_goes_to_another_body_and_a_device_to_another_site() throws Exception {
        var device = devices.enrolled(Role.KIOSK, new SiteId(former + "-office"));
        var operator = communes.staff(StaffRole.IT_OPERATOR, former);

        put("/devices/" + device.id() + "/site", Map.of("site", latter + "-office"))
                .statusCode(204);

        given().cookie(operator).get(API + "/devices/" + device.id()).then().statusCode(404);
        get(device, "/stays").then().body("site", equalTo(List.of(former + "-office", latter + "-office")));
        put("/sites/" + latter + "-office/body", Map.of("body", former))
                .statusCode(200)
                .body("body", equalTo(former));
        given().cookie(operator).get(API + "/devices/" + device.id()).then().statusCode(200);
        put("/sites/" + latter + "-office/body", Map.of("body", latter, "from", day(-1)))
                .statusCode(422)
                .body("field", equalTo("from"));
        put("/devices/" + device.id() + "/site", Map.of("site", former + "-office", "from", day(1)))
                .statusCode(422)
                .body("field", equalTo("from"));
        put("/devices/" + device.id() + "/site", Map.of("site", "nowhere")).statusCode(422);
        put("/sites/nowhere/body", Map.of("body", former)).statusCode(404);
    }

    private void layer(String body, int heartbeat) {
        given().cookie(admin)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(Map.of("settings", Map.of("heartbeatSeconds", heartbeat), "why", "test"))
                .put(API + "/configuration/layers/body:" + body)
                .then()
                .statusCode(200);
    }

    private static Response claim(Cookie operator, String site) {
        return given().cookie(operator)
                .contentType(ContentType.JSON)
                .body(Map.of("site", site, "role", "kiosk", "label", "Ki-ốt"))
                .post(API + "/claims");
    }

    private ValidatableResponse merge(String body, Map<String, Object> request) {
        return given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(request)
                .post(API + "/bodies/" + body + "/merge")
                .then();
    }

    private ValidatableResponse put(String path, Map<String, Object> request) {
        return given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(request)
                .put(API + path)
                .then();
    }

    private Response get(TestDevice device, String what) {
        return given().cookie(admin).get(API + "/devices/" + device.id() + what);
    }

    private ValidatableResponse place(TestDevice device, String when) {
        return get(device, "/place" + when).then();
    }

    private ValidatableResponse bodies(String which) {
        return given().cookie(admin).get(API + "/bodies" + which).then();
    }

    private ValidatableResponse sites(String which) {
        return given().cookie(admin).get(API + "/sites" + which).then();
    }

    private static String day(int ahead) {
        return LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).plusDays(ahead).toString();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
