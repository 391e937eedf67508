package vn.tiepdan.control.enrolment.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.KeyPair;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.Communes;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.enrolment.Answer;
import vn.tiepdan.control.enrolment.Enrolment;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.KeyFingerprint;
import vn.tiepdan.wire.Role;

/** New hardware waits for a person while the device that it shall be goes elsewhere: who decides is who has the device now. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class MovedReplacementTest {
    private static final String API = "/api/v1";
    private static final Duration SECONDS = Duration.ofSeconds(10);

    @Inject
    Communes communes;

    @Inject
    TestDevices devices;

    @Inject
    Enrolment enrolment;

    @Inject
    Live live;

    @Inject
    DataSource database;

    @Inject
    DataFolder folder;

    private final String mark = UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    private final String former = "f-" + mark;
    private final String latter = "l-" + mark;
    private KeyPair keys;
    private Cookie admin;
    private Cookie ofFormer;
    private Cookie ofLatter;
    private DeviceId device;
    private String code;

    @BeforeEach
    void newHardwareWaits() throws Exception {
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
        admin = SignedIn.as(StaffRole.ADMINISTRATOR, folder);
        for (var body : List.of(former, latter)) {
            execute("insert into body (id, name, english_name, parent) values ('%1$s', 'Xã', 'Commune', 'hp')"
                    .formatted(body));
            execute(
                    "insert into site (id, body, name, english_name, address) values ('%1$s-office', '%1$s', 'X', 'X', '')"
                            .formatted(body));
        }
        keys = TestDevice.freshKeys();
        ofFormer = communes.staff(StaffRole.IT_OPERATOR, former);
        ofLatter = communes.staff(StaffRole.IT_OPERATOR, latter);
        device = devices.enrolled(Role.KIOSK, new SiteId(former + "-office")).id();
        code = given().cookie(ofFormer)
                .post(API + "/devices/" + device + "/replacement?approval=true")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
        assertThat(asks()).isInstanceOf(Answer.ComeAgain.class);
        sees(ofFormer);
        seesNothing(ofLatter);
    }

    @Test
    void who_has_the_device_now_sees_and_decides_and_who_had_it_no_more() {
        var told = new CopyOnWriteArrayList<Live.Change>();
        var _ = live.changes().subscribe().with(told::addAll);

        moves();

        seesNothing(ofFormer);
        approve(ofFormer).statusCode(404).body("type", equalTo("/problems/no-such-enrolment"));
        reject(ofFormer).statusCode(404).body("type", equalTo("/problems/no-such-enrolment"));
        sees(ofLatter).body("find { it.device == '" + device + "' }.site", equalTo(latter + "-office"));
        approve(ofLatter).statusCode(200).body("state", equalTo("APPROVED"));
        assertThat(asks()).isInstanceOf(Answer.Welcome.class);
        await().atMost(SECONDS)
                .untilAsserted(() -> assertThat(told)
                        .filteredOn(it -> it.kind() == Live.Kind.ENROLMENT)
                        .isNotEmpty()
                        .allMatch(it -> it.id().equals(latter + "-office")));
    }

    @Test
    void what_became_of_it_is_read_by_who_has_the_device() {
        moves();

        reject(ofLatter).statusCode(200).body("state", equalTo("REJECTED"));

        audit(ofLatter).body("action", hasItems("enrolment-waiting", "enrolment-rejected"));
        audit(ofFormer)
                .body("action", not(hasItem("enrolment-waiting")))
                .body("action", not(hasItem("enrolment-rejected")));
    }

    /** Whoever was of the body that ends is of the one that follows. */
    @Test
    void where_its_commune_was_merged_the_body_that_follows_decides() {
        merge(Map.of("with", List.of(), "into", latter));

        sees(ofFormer);
        sees(ofLatter).body("find { it.device == '" + device + "' }.site", equalTo(former + "-office"));
        approve(ofLatter).statusCode(200).body("state", equalTo("APPROVED"));
    }

    @Test
    void a_merger_that_lies_ahead_lets_nobody_decide_today() {
        merge(Map.of(
                "with",
                List.of(),
                "into",
                latter,
                "from",
                LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).plusDays(1).toString()));

        seesNothing(ofLatter);
        approve(ofLatter).statusCode(404);
        approve(ofFormer).statusCode(200).body("state", equalTo("APPROVED"));
    }

    private Answer asks() {
        return enrolment
                .redeem(code, keys.getPublic(), null, "test-" + mark)
                .await()
                .indefinitely();
    }

    private void moves() {
        given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("site", latter + "-office"))
                .put(API + "/devices/" + device + "/site")
                .then()
                .statusCode(204);
    }

    private void merge(Map<String, Object> request) {
        given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(request)
                .post(API + "/bodies/" + former + "/merge")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse sees(Cookie who) {
        return listed(who).body("device", hasItem(device.value()));
    }

    private void seesNothing(Cookie who) {
        listed(who).body("device", not(hasItem(device.value())));
    }

    private static ValidatableResponse listed(Cookie who) {
        return given().cookie(who).get(API + "/enrolments").then().statusCode(200);
    }

    private static ValidatableResponse audit(Cookie who) {
        return given().cookie(who).get(API + "/audit?limit=1000").then().statusCode(200);
    }

    private ValidatableResponse approve(Cookie who) {
        return decide(who, "approval", Map.of("key", key()));
    }

    private ValidatableResponse reject(Cookie who) {
        return decide(who, "rejection", Map.of("key", key(), "why", "Không"));
    }

    private ValidatableResponse decide(Cookie who, String decision, Map<String, String> body) {
        return given().cookie(who)
                .contentType(ContentType.JSON)
                .body(body)
                .put(API + "/enrolments/" + device + "/" + decision)
                .then();
    }

    private String key() {
        return KeyFingerprint.of(keys.getPublic()).value();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
