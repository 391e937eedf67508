package vn.tiepdan.control.fleet.mqtt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.Communes;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.Commands;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Wire;

/** From the operator's wish to the device's own word, and what stands in between. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class CommandsOverMqttTest {
    private static final Instant AT = Instant.parse("2026-11-26T01:00:00Z");
    private static final String VOLUME = "{\"kind\":\"set-volume\",\"percent\":70}";
    private static final String REBOOT = "{\"kind\":\"reboot\",\"evenInSession\":false}";
    private static final String LOCK = "{\"kind\":\"set-service\",\"service\":\"locked\",\"evenInSession\":false}";
    private static final String OPEN = "{\"kind\":\"set-service\",\"service\":\"open\",\"evenInSession\":false}";
    private static final String RECEIVED = """
            insert into session (id, turn, body, site, kiosk, room, ticket_day, ticket_number, language, citizen, standing_kind,
                matter_kind, matter_words, notice_read_at, taken_at, state, opened_at)
            select '%1$s', '%1$s', 'hp', site, '%2$s', '%2$s', date '2026-02-04', 1 + (select count(*) from session), 'vi',
                '{"fullName":"Nguyễn Văn A","evidence":"typed"}', 'SELF', 'COMPLAINT', '', now(), now(), 'IN_SESSION', now()
            from device where id = '%2$s'
            """;

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    Communes communes;

    @Inject
    Commands commands;

    @Inject
    DataFolder folder;

    @Inject
    DataSource database;

    @TestHTTPResource(value = "/", tls = true)
    URI address;

    private TestDevice device;
    private Talk talk;
    private Cookie operator;
    private Cookie colleague;

    @BeforeEach
    void connect() throws Exception {
        device = devices.enrolled(Role.KIOSK);
        talk = new Talk(device, broker.port());
        operator = SignedIn.as(StaffRole.IT_OPERATOR, folder);
        colleague = SignedIn.as(StaffRole.ADMINISTRATOR, folder);
    }

    @AfterEach
    void disconnect() {
        talk.close();
    }

    @Test
    void what_disturbs_nobody_goes_out_at_once_and_ends_with_the_words_of_the_device() throws Exception {
        var id = issued(operator, VOLUME, "SENT");

        var message = talk.next(Channel.COMMAND);
        var command = Wire.read(message.getPayloadAsBytes(), Command.class);
        assertThat(command.body()).isEqualTo(new Command.SetVolume(70));
        assertThat(message.getMessageExpiryInterval().orElse(0)).isBetween(1L, 60L);
        says(new Result(CommandId.of(id), Result.State.RUNNING, "", AT, 40, null));
        becomes(id, "RUNNING 40");
        says(id, Result.State.SUCCEEDED);
        becomes(id, "SUCCEEDED null");
        says(id, Result.State.FAILED);
        var next = issued(operator, VOLUME, "SENT");
        says(next, Result.State.FAILED);
        becomes(next, "FAILED null");
        becomes(id, "SUCCEEDED null");
    }

    @Test
    void the_same_key_is_the_same_wish() throws Exception {
        var key = UUID.randomUUID().toString();
        var first = issue(operator, VOLUME, key).statusCode(201).extract().path("id");
        assertThat(issue(operator, VOLUME, key).statusCode(201).extract().<String>path("id"))
                .isEqualTo(first);
        issue(operator, "{\"kind\":\"test-print\"}", key).statusCode(422);
        issued(operator, "{\"kind\":\"test-print\"}", "SENT");

        assertThat(kind()).isEqualTo(Command.SetVolume.class);
        assertThat(kind()).as("the volume was sent once").isEqualTo(Command.TestPrint.class);
    }

    @Test
    void what_disturbs_waits_for_a_second_person() throws Exception {
        var id = issued(operator, REBOOT, "AGREEING");
        issued(operator, VOLUME, "SENT");
        assertThat(kind()).as("nothing was sent of the reboot").isEqualTo(Command.SetVolume.class);

        assertThat(agree(operator, id).statusCode(409).extract().<String>path("type"))
                .endsWith("second-person-needed");
        assertThat(agree(colleague, id).statusCode(200).extract().<String>path("agreedBy"))
                .isEqualTo("admin");

        assertThat(kind()).isEqualTo(Command.Reboot.class);
        agree(colleague, id).statusCode(409);
        says(id, Result.State.RUNNING);
        becomes(id, "RUNNING null");
    }

    @Test
    void of_two_who_want_the_opposite_the_second_is_told_of_the_first() {
        var id = issued(operator, LOCK, "AGREEING");

        var refusal = issue(colleague, OPEN, UUID.randomUUID().toString()).statusCode(409);

        assertThat(refusal.extract().<String>path("type")).endsWith("command-in-the-way");
        assertThat(refusal.extract().<String>path("by")).isEqualTo("it");
        given().cookie(operator).delete("/api/v1/commands/{id}", id).then().statusCode(200);
        becomes(id, "WITHDRAWN null");
        agree(colleague, id).statusCode(409);
        issued(colleague, OPEN, "AGREEING");
    }

    @Test
    void nobody_is_disturbed_who_is_received_now() throws Exception {
        var waiting = issued(operator, REBOOT, "AGREEING");
        sql(RECEIVED.formatted(UUID.randomUUID(), device.id()));

        assertThat(agree(colleague, waiting).statusCode(409).extract().<String>path("type"))
                .endsWith("session-runs");
        given().cookie(operator).delete("/api/v1/commands/{id}", waiting).then().statusCode(200);
        issue(operator, REBOOT, UUID.randomUUID().toString()).statusCode(409);
        issued(operator, VOLUME, "SENT");
        issued(operator, REBOOT.replace("false", "true"), "AGREEING");
        sql("update session set state = 'CLOSED', closed_at = now() where kiosk = '" + device.id() + "'");
    }

    @Test
    void what_nobody_answers_is_unknown_until_the_device_says_more() throws Exception {
        var silent = issued(operator, VOLUME, "SENT");
        var ignored = issued(operator, REBOOT, "AGREEING");
        sql("update command set expires_at = now() - interval '1 minute' where device = '" + device.id() + "'");

        commands.giveUp().await().indefinitely();

        becomes(silent, "UNKNOWN null");
        becomes(ignored, "LAPSED null");
        says(silent, Result.State.SUCCEEDED);
        becomes(silent, "SUCCEEDED null");
    }

    @Test
    void a_filter_means_what_its_asker_has_seen_and_no_more() throws Exception {
        var site = new SiteId("hp-03-office");
        devices.enrolled(Role.KIOSK, site);
        devices.enrolled(Role.ROOM, site);

        var refusal = bulk(operator, site, 499).statusCode(409);
        int found = refusal.extract().path("found");
        assertThat(found).isGreaterThanOrEqualTo(2);
        assertThat(bulk(operator, site, found).statusCode(201).extract().<Integer>path("issued.size()"))
                .isEqualTo(found);
        assertThat(bulk(colleague, site, found).statusCode(201).extract().<Integer>path("refused.size()"))
                .as("the same is under way there")
                .isEqualTo(found);
        bulk(communes.staff(StaffRole.IT_OPERATOR, "hp-01"), site, found).statusCode(409);
    }

    @Test
    void those_before_ones_eyes_are_meant_and_what_became_of_each_is_found_by_the_key() throws Exception {
        var other = devices.enrolled(Role.ROOM);
        devices.enrolled(Role.KIOSK);
        var first = issue(colleague, VOLUME, UUID.randomUUID().toString())
                .statusCode(201)
                .extract()
                .<String>path("id");
        var both = "{\"devices\":[\"%s\",\"%s\"]}".formatted(device.id(), other.id());
        var key = UUID.randomUUID().toString();

        bulk(operator, both, 3, VOLUME, key).statusCode(409);
        var answer = bulk(operator, both, 2, VOLUME, key).statusCode(201).extract();

        assertThat(answer.<List<String>>path("issued.device"))
                .containsExactly(other.id().value());
        assertThat(answer.<String>path("refused.'" + device.id() + "'.command")).isEqualTo(first);
        assertThat(ofWish(operator, key)).containsExactly(other.id().value());
        assertThat(ofWish(colleague, key)).as("another person's key").isEmpty();
    }

    private static List<String> ofWish(Cookie who, String key) {
        return given().cookie(who).get("/api/v1/commands?key=" + key).jsonPath().getList("device");
    }

    @Test
    void whose_device_is_out_of_reach_does_not_exist() throws Exception {
        var id = issued(operator, REBOOT, "AGREEING");
        var stranger = communes.staff(StaffRole.IT_OPERATOR, "hp-02");

        agree(stranger, id).statusCode(404);
        given().cookie(stranger).delete("/api/v1/commands/{id}", id).then().statusCode(404);
        given().cookie(stranger).get("/api/v1/commands/{id}/file", id).then().statusCode(404);
        assertThat(given().cookie(stranger).get("/api/v1/commands").asString()).doesNotContain(id);
        assertThat(given().cookie(operator)
                        .get("/api/v1/commands?underWay=true&limit=500")
                        .asString())
                .contains(id);
        given().cookie(SignedIn.as(StaffRole.OFFICIAL, folder))
                .get("/api/v1/commands")
                .then()
                .statusCode(403);
    }

    @Test
    void a_device_gives_the_file_of_its_own_command_once() throws Exception {
        var id = issued(operator, "{\"kind\":\"collect-logs\"}", "SENT");
        var other = devices.enrolled(Role.KIOSK);

        assertThat(gives(other, id, "not mine")).isEqualTo(404);
        given().cookie(operator).get("/api/v1/commands/{id}/file", id).then().statusCode(404);
        assertThat(gives(device, id, "line 1")).isEqualTo(204);
        assertThat(gives(device, id, "line 2")).isEqualTo(404);
        assertThat(given().contentType("text/plain")
                        .body("line 3")
                        .put("/api/v1/device/commands/{id}/file", id)
                        .statusCode())
                .isEqualTo(403);

        assertThat(given().cookie(operator)
                        .get("/api/v1/commands/{id}/file", id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .isEqualTo("line 1");
        assertThat(given().cookie(colleague).get("/api/v1/audit?limit=3").asString())
                .contains("command-file-opened");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"explode\"}                                | command.kind",
                "{\"kind\":\"leave-call\",\"call\":\"0196f0c0-0000-7000-8000-000000000000\",\"why\":\"closed\"} | command.kind",
                "{\"kind\":\"set-volume\",\"percent\":101}             | command.percent",
                "{\"kind\":\"camera-preset\",\"preset\":\"Näh\"}       | command.preset"
            })
    void what_is_wrong_with_a_wish_is_named(String command, String field) {
        assertThat(issue(operator, command, UUID.randomUUID().toString())
                        .statusCode(422)
                        .extract()
                        .<String>path("field"))
                .isEqualTo(field);
    }

    @Test
    void a_wish_has_a_key() {
        issue(operator, VOLUME, "").statusCode(400);
    }

    private Class<?> kind() throws InterruptedException {
        return Wire.read(talk.next(Channel.COMMAND).getPayloadAsBytes(), Command.class)
                .body()
                .getClass();
    }

    private String issued(Cookie who, String command, String state) {
        var answer = issue(who, command, UUID.randomUUID().toString())
                .statusCode(201)
                .extract();
        assertThat(answer.<String>path("state")).isEqualTo(state);
        return answer.path("id");
    }

    private ValidatableResponse issue(Cookie who, String command, String key) {
        return given().cookie(who)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("{\"command\":" + command + ",\"reason\":\"test\"}")
                .post("/api/v1/devices/{id}/commands", device.id().value())
                .then();
    }

    private static ValidatableResponse bulk(Cookie who, SiteId site, int expected) {
        return bulk(
                who,
                "{\"site\":\"%s\"}".formatted(site),
                expected,
                LOCK,
                UUID.randomUUID().toString());
    }

    private static ValidatableResponse bulk(Cookie who, String filter, int expected, String command, String key) {
        return given().cookie(who)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body("{\"filter\":%s,\"expected\":%d,\"wish\":{\"command\":%s,\"reason\":\"test\"}}"
                        .formatted(filter, expected, command))
                .post("/api/v1/commands")
                .then();
    }

    private static ValidatableResponse agree(Cookie who, String id) {
        return given().cookie(who).put("/api/v1/commands/{id}/agreement", id).then();
    }

    private int gives(TestDevice who, String id, String text) throws Exception {
        try (var http = HttpClient.newBuilder().sslContext(who.tls()).build()) {
            var request = HttpRequest.newBuilder(URI.create(
                            "https://localhost:" + address.getPort() + "/api/v1/device/commands/" + id + "/file"))
                    .header("Content-Type", "text/plain")
                    .PUT(HttpRequest.BodyPublishers.ofString(text))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private void says(String id, Result.State state) {
        says(new Result(CommandId.of(id), state, "", AT));
    }

    private void says(Result word) {
        talk.say(Channel.RESULT, word);
    }

    private void becomes(String id, String stateAndProgress) {
        await().untilAsserted(() -> {
            var all = given().cookie(operator)
                    .get("/api/v1/devices/{id}/commands", device.id().value())
                    .jsonPath();
            var found = "find { it.id == '" + id + "' }";
            assertThat(all.getString(found + ".state") + " " + all.getString(found + ".progressPercent"))
                    .isEqualTo(stateAndProgress);
        });
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
