package vn.tiepdan.control.enrolment.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.SSLConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.KeyPair;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.x500.X500Principal;
import javax.sql.DataSource;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.Communes;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.KeyFingerprint;
import vn.tiepdan.wire.Role;

/** A code whose minter wants to look at the machine first: the device over EST on one side, the operator's API on the other. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class ApprovalOverHttpTest {
    private static final String API = "/api/v1";
    private static final String SITE = "hp-01-office";
    private static final Duration SECONDS = Duration.ofSeconds(10);

    @TestHTTPResource(value = "/", tls = true)
    URI https;

    @Inject
    Communes communes;

    @Inject
    TestDevices devices;

    @Inject
    AuditLog audit;

    @Inject
    Live live;

    @Inject
    DataSource database;

    private static Cookie operator;
    private static Cookie stranger;
    private static Cookie official;

    private KeyPair keys;
    private KeyPair others;
    private String code;
    private String device;

    @BeforeEach
    void mint() throws Exception {
        if (operator == null) {
            await().until(() -> given().get("/q/health/ready").statusCode() == 200);
            operator = communes.staff(StaffRole.IT_OPERATOR, "hp-01");
            stranger = communes.staff(StaffRole.IT_OPERATOR, "hp-02");
            official = communes.staff(StaffRole.OFFICIAL, "hp-01");
        }
        keys = TestDevice.freshKeys();
        others = TestDevice.freshKeys();
        // who gets in clears the failures of its address, and every test here has the same
        assertThat(enrol(
                                mint(Map.of("site", SITE, "role", "kiosk", "label", "Ki-ốt 0"))
                                        .path("code"),
                                keys)
                        .statusCode())
                .isEqualTo(200);
        var minted = mint(Map.of("site", SITE, "role", "kiosk", "label", "Ki-ốt 1", "approval", true));
        code = minted.path("code");
        device = minted.path("device");
    }

    @Test
    void a_key_waits_until_it_is_approved_and_then_gets_its_certificate_as_often_as_it_asks() throws Exception {
        var told = new CopyOnWriteArrayList<Live.Change>();
        var _ = live.changes().subscribe().with(told::addAll);
        var fingerprint = KeyFingerprint.of(keys.getPublic());

        var first = enrol(code, keys);

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.header("Retry-After")).isEqualTo("20");
        assertThat(first.contentType()).startsWith("text/plain");
        assertThat(first.asString()).contains(fingerprint.spelled(), "20 seconds");
        var waiting = entry();
        assertThat(waiting)
                .containsEntry("state", "WAITING")
                .containsEntry("site", SITE)
                .containsEntry("role", "kiosk")
                .containsEntry("label", "Ki-ốt 1")
                .containsEntry("purpose", "NEW_DEVICE")
                .containsEntry("key", fingerprint.value())
                .containsEntry("fingerprint", fingerprint.spelled())
                .containsEntry("from", "127.0.0.1");

        assertThat(enrol(code, keys).statusCode()).isEqualTo(202);
        assertThat(entry()).as("asking again changes nothing").isEqualTo(waiting);
        assertThat(deeds()).containsExactly("enrolment-waiting");

        approve(operator, keys).then().statusCode(200).body("state", equalTo("APPROVED"));
        approve(operator, keys).then().statusCode(200).body("state", equalTo("APPROVED"));
        assertThat(deeds()).containsExactly("enrolment-waiting", "enrolment-approved");
        assertThat(entry()).containsEntry("state", "APPROVED");

        assertThat(enrol(code, keys).statusCode()).isEqualTo(200);
        assertThat(enrol(code, keys).statusCode()).as("the answer was lost").isEqualTo(200);
        listed(operator).body("device", not(hasItem(device)));
        approve(operator, keys).then().statusCode(200).body("state", equalTo("ENROLLED"));
        given().cookie(operator).get(API + "/devices/" + device).then().statusCode(200);
        await().atMost(SECONDS)
                .untilAsserted(() -> assertThat(told)
                        .filteredOn(it -> it.kind() == Live.Kind.ENROLMENT)
                        .hasSizeGreaterThanOrEqualTo(3)
                        .allMatch(it -> it.id().equals(SITE)));
    }

    @Test
    void the_code_is_bound_to_the_first_key_and_another_one_is_noted() throws Exception {
        enrol(code, keys);

        problem(enrol(code, others), 401, "bound-code");

        assertThat(audit.newest(1).await().indefinitely().getFirst().deed().detail())
                .isEqualTo("/problems/bound-code device:" + device);
        problem(approve(operator, others), 409, "another-key");
        approve(operator, keys);
        problem(enrol(code, others), 401, "bound-code");
        assertThat(enrol(code, keys).statusCode()).isEqualTo(200);
        problem(enrol(code, others), 401, "used-code");
    }

    @Test
    void a_rejected_key_is_told_why_and_its_code_is_dead() throws Exception {
        enrol(code, keys);

        reject(operator, keys, "Không ai ở đó").then().statusCode(200).body("state", equalTo("REJECTED"));
        reject(operator, keys, "Lần nữa").then().statusCode(200).body("decision.why", equalTo("Không ai ở đó"));

        problem(enrol(code, keys), 403, "rejected-code").body("why", equalTo("Không ai ở đó"));
        problem(enrol(code, others), 403, "rejected-code");
        problem(approve(operator, keys), 409, "enrolment-decided");
        listed(operator).body("device", not(hasItem(device)));
        assertThat(deeds()).containsExactly("enrolment-waiting", "enrolment-rejected");
    }

    @Test
    void an_approval_is_taken_back_while_the_machine_has_not_come() throws Exception {
        enrol(code, keys);
        approve(operator, keys).then().statusCode(200);

        reject(operator, keys, "Nhầm máy").then().statusCode(200);

        problem(enrol(code, keys), 403, "rejected-code");
    }

    @Test
    void a_certificate_is_not_taken_back_here() throws Exception {
        enrol(code, keys);
        approve(operator, keys);
        enrol(code, keys);

        problem(reject(operator, keys, "Nhầm máy"), 409, "enrolment-decided");
    }

    @Test
    void what_waits_too_long_is_over_and_an_approval_gives_it_a_new_day() throws Exception {
        enrol(code, keys);
        expireIn("1 minute");
        approve(operator, keys);
        assertThat(secondsLeft()).as("the machine may be off").isGreaterThan(23 * 3600);

        expireIn("-1 second");
        problem(enrol(code, keys), 401, "expired-code");

        var late = mint(Map.of("site", SITE, "role", "kiosk", "label", "Ki-ốt 2", "approval", true));
        code = late.path("code");
        device = late.path("device");
        enrol(code, keys);
        expireIn("-1 second");
        problem(enrol(code, keys), 401, "expired-code");
        problem(approve(operator, keys), 409, "enrolment-over");
        problem(reject(operator, keys, "Quá hạn"), 409, "enrolment-over");
        listed(operator).body("device", not(hasItem(device)));
    }

    @Test
    void whoever_does_not_reach_the_site_sees_and_decides_nothing() throws Exception {
        problem(approve(operator, keys), 404, "no-such-enrolment");
        enrol(code, keys);
        listed(operator).body("device", hasItem(device));

        listed(stranger).body("device", not(hasItem(device)));
        var hidden = approve(stranger, keys);
        problem(hidden, 404, "no-such-enrolment");
        assertThat(hidden.asString())
                .isEqualTo(put(operator, "d-0000000000", "approval", body(keys)).asString());
        problem(reject(stranger, keys, "Không"), 404, "no-such-enrolment");
        assertThat(put(operator, "Not A Name", "approval", body(keys)).asString())
                .isEqualTo(hidden.asString());
        for (var asked : List.of("/enrolments", "/claims/defaults")) {
            given().cookie(official).get(API + asked).then().statusCode(403);
        }
        approve(official, keys).then().statusCode(403);
        reject(official, keys, "Không").then().statusCode(403);
        put(
                        operator,
                        device,
                        "rejection",
                        Map.of("key", KeyFingerprint.of(keys.getPublic()).value(), "why", " "))
                .then()
                .statusCode(422);
        assertThat(entry()).containsEntry("state", "WAITING");
    }

    @Test
    void without_a_word_a_new_device_waits_as_configured_and_a_swap_never() throws Exception {
        given().cookie(operator)
                .get(API + "/claims/defaults")
                .then()
                .statusCode(200)
                .body("approval", equalTo(false));
        var plain = mint(Map.of("site", SITE, "role", "kiosk", "label", "Ki-ốt 3"));
        assertThat(plain.<Boolean>path("approval")).isFalse();
        assertThat(enrol(plain.path("code"), keys).statusCode()).isEqualTo(200);

        assertThat(enrol(swap(plain.path("device"), ""), others).statusCode()).isEqualTo(200);
    }

    @Test
    void the_old_hardware_stays_until_its_replacement_is_approved() throws Exception {
        device = devices.enrolled(Role.KIOSK).id().value();
        var swap = swap(device, "?approval=true");

        assertThat(enrol(swap, keys).statusCode()).isEqualTo(202);
        assertThat(entry()).containsEntry("purpose", "REPLACEMENT");
        assertThat(certificates("null")).isEqualTo(1);
        approve(operator, keys).then().statusCode(200);
        assertThat(certificates("null")).as("it has not come yet").isEqualTo(1);
        assertThat(enrol(swap, keys).statusCode()).isEqualTo(200);

        assertThat(certificates("not null")).isEqualTo(1);
        assertThat(certificates("null")).isEqualTo(1);
    }

    private Response enrol(String with, KeyPair pair) throws Exception {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        var request = new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=device"), pair.getPublic())
                .build(signer);
        return given().config(RestAssured.config().sslConfig(new SSLConfig().relaxedHTTPSValidation()))
                .baseUri("https://localhost:" + https.getPort())
                .auth()
                .preemptive()
                .basic("claim", with)
                .contentType("application/pkcs10")
                .body(Base64.getMimeEncoder().encode(request.getEncoded()))
                .post("/.well-known/est/simpleenroll");
    }

    private static Response mint(Map<String, Object> wish) {
        return given().cookie(operator)
                .contentType(ContentType.JSON)
                .body(wish)
                .post(API + "/claims")
                .then()
                .statusCode(201)
                .extract()
                .response();
    }

    private static String swap(String device, String query) {
        return given().cookie(operator)
                .post(API + "/devices/" + device + "/replacement" + query)
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }

    private Response approve(Cookie who, KeyPair compared) {
        return put(who, device, "approval", body(compared));
    }

    private Response reject(Cookie who, KeyPair compared, String why) {
        return put(
                who,
                device,
                "rejection",
                Map.of("key", KeyFingerprint.of(compared.getPublic()).value(), "why", why));
    }

    private static Map<String, String> body(KeyPair compared) {
        return Map.of("key", KeyFingerprint.of(compared.getPublic()).value());
    }

    private static Response put(Cookie who, String device, String decision, Map<String, String> body) {
        return given().cookie(who)
                .contentType(ContentType.JSON)
                .body(body)
                .put(API + "/enrolments/{device}/" + decision, device);
    }

    private static ValidatableResponse listed(Cookie who) {
        return given().cookie(who).get(API + "/enrolments").then().statusCode(200);
    }

    /** What the list says of the device that waits. */
    private Map<String, Object> entry() {
        return listed(operator).extract().jsonPath().getMap("find { it.device == '" + device + "' }");
    }

    private static ValidatableResponse problem(Response answer, int status, String word) {
        return answer.then().statusCode(status).body("type", equalTo("/problems/" + word));
    }

    /** What the log says about this device on its way, oldest first. */
    private List<String> deeds() {
        return audit.newest(50).await().indefinitely().reversed().stream()
                .map(AuditLog.Line::deed)
                .filter(it -> it.subject().equals("site:" + SITE) && it.detail().startsWith("device:" + device))
                .map(AuditLog.Deed::action)
                .toList();
    }

    private void expireIn(String interval) throws SQLException {
        execute("update claim set expires_at = now() + interval '" + interval + "' where device = '" + device + "'");
    }

    private long secondsLeft() throws SQLException {
        return number(
                "select extract(epoch from expires_at - now())::bigint from claim where device = '" + device + "'");
    }

    private long certificates(String which) throws SQLException {
        return number(
                "select count(*) from device_certificate where device = '" + device + "' and revoked_at is " + which);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
