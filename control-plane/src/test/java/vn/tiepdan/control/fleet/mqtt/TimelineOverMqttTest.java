package vn.tiepdan.control.fleet.mqtt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Wire;

/** What a device did, what was done to it and who was received at it, in one line. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class TimelineOverMqttTest {
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final String CITIZEN = "Trần Thị Thời";
    private static final String SESSION = """
            insert into session (id, turn, call, body, site, kiosk, room, ticket_day, ticket_number, language, citizen, standing_kind,
                matter_kind, matter_words, notice_read_at, taken_at, state, opened_at, closed_at, outcome, summary)
            select '%1$s', '%1$s', '%1$s', '%4$s', '%5$s', '%2$s', '%3$s', date '2026-02-05', 1 + (select count(*) from session), 'vi',
                '{"fullName":"Trần Thị Thời","evidence":"typed"}', 'SELF', 'COMPLAINT', 'Trần Thị Thời viết', now(), now(),
                'CLOSED', now(), now(), 'GUIDED', 'Trần Thị Thời nói'
            """;
    /** Before the device came. */
    private static final String LAYER_OF_YESTERDAY = """
            insert into configuration_change (layer, version, settings, why, changed_by, changed_at)
            values ('device:%s', 1, '{}', 'test', 'it', now() - interval '1 day')
            """;

    private static final String INCIDENT = """
            with over as (
                insert into incident (kind, place, since, opened_at, closed_at)
                values ('LINE', 'hp-01-office', now(), now(), now()) returning id)
            insert into incident_device select id, '%s' from over
            """;

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    Communes communes;

    @Inject
    DataFolder folder;

    @Inject
    DataSource database;

    private TestDevice device;
    private Talk talk;
    private Cookie operator;

    @BeforeEach
    void connect() throws Exception {
        device = devices.enrolled(Role.KIOSK, new SiteId("hp-01-office"));
        talk = new Talk(device, broker.port());
        operator = SignedIn.as(StaffRole.IT_OPERATOR, folder);
    }

    @AfterEach
    void disconnect() {
        talk.close();
    }

    @Test
    void everything_is_told_once_newest_first_with_who_did_it() throws Exception {
        talk.say(Channel.PRESENCE, new Presence(Presence.State.BORN, 1, "1.0", 1, AT));
        var told = Wire.read(talk.next(Channel.DESIRED).getPayloadAsBytes(), Desired.class);
        talk.say(Channel.REPORTED, new Reported(told, 1, AT, null));
        last("CONFIGURATION TAKEN null");
        talk.say(Channel.EVENT, new Event(1, 1, AT, raised("media-empty")));
        talk.nextAck();
        talk.say(Channel.EVENT, new Event(1, 2, AT, raised("media-empty")));
        talk.nextAck();
        beats(1);
        talk.say(Channel.EVENT, new Event(1, 3, AT, new Event.AlarmCleared("printer", "paper loaded")));
        talk.nextAck();
        var command = issued("{\"kind\":\"self-test\"}");
        talk.next(Channel.COMMAND);
        talk.say(Channel.RESULT, new Result(CommandId.of(command), Result.State.SUCCEEDED, "", AT));
        last("COMMAND SUCCEEDED null");
        sql(INCIDENT.formatted(device.id()));
        var session = received("hp-01", "hp-01-office");
        beats(2);

        assertThat(line(timeline("")))
                .containsExactly(
                        "SESSION CLOSED null",
                        "INCIDENT over null",
                        "INCIDENT opened null",
                        "COMMAND SUCCEEDED null",
                        "COMMAND ISSUED it",
                        "STATUS cleared null",
                        "STATUS raised null",
                        "CONFIGURATION TAKEN null",
                        "CONFIGURATION WANTED null",
                        "PRESENCE ONLINE null");
        var all = timeline("");
        assertThat(all.getString("entries[0].about")).isEqualTo("session:" + session);
        assertThat(all.<Map<String, String>>get("entries[0].values"))
                .containsEntry("matter", "complaint")
                .containsEntry("room", "Test")
                .containsKeys("ticket", "opened", "closed")
                .hasSize(5);
        assertThat(all.prettify()).doesNotContain(CITIZEN);
        assertThat(all.getString("entries[3].about")).isEqualTo("command:" + command);
        assertThat(all.getString("entries[4].values.why")).isEqualTo("sáng thứ Hai");
        assertThat(all.getString("entries[6].finding.code")).isEqualTo("media-empty");
        assertThat(all.getString("earlier")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void page_after_page_it_is_the_same_line(int limit) throws Exception {
        for (var epoch = 1; epoch <= 3; epoch++) {
            talk.say(Channel.PRESENCE, new Presence(Presence.State.BORN, epoch, "1.0", 1, AT));
            talk.next(Channel.DESIRED);
        }
        issued("{\"kind\":\"test-print\"}");
        sql(INCIDENT.formatted(device.id()));
        received("hp-01", "hp-01-office");
        received("hp-01", "hp-01-office");
        List<String> whole = timeline("").getList("entries.id");
        assertThat(whole).hasSizeGreaterThanOrEqualTo(9).doesNotHaveDuplicates();

        var told = new ArrayList<String>();
        for (var page = timeline("?limit=" + limit); ; page = timeline(next(page, limit))) {
            List<String> some = page.getList("entries.id");
            assertThat(some).hasSizeLessThanOrEqualTo(limit);
            told.addAll(some);
            assertThat(told).as("nothing twice").hasSizeLessThanOrEqualTo(whole.size());
            if (page.getString("earlier") == null) {
                break;
            }
        }

        assertThat(told).isEqualTo(whole);
    }

    @Test
    void only_what_was_asked_for_is_told() throws Exception {
        talk.say(Channel.PRESENCE, new Presence(Presence.State.BORN, 1, "1.0", 1, AT));
        talk.next(Channel.DESIRED);
        issued("{\"kind\":\"test-print\"}");

        assertThat(line(timeline("?kind=COMMAND"))).containsExactly("COMMAND ISSUED it");
        assertThat(timeline("?kind=COMMAND&kind=PRESENCE").<String>getList("entries.kind"))
                .containsOnly("COMMAND", "PRESENCE");
        given().cookie(operator).get(address("?before=yesterday")).then().statusCode(422);
        given().cookie(operator).get("/api/v1/devices/k-nobody/timeline").then().statusCode(404);
        given().cookie(SignedIn.as(StaffRole.OFFICIAL, folder))
                .get(address(""))
                .then()
                .statusCode(403);
    }

    /** What holds for the device is told with who decided it; what it can take of that, with what was wrong. */
    @Test
    void a_layer_above_is_told_with_its_author_and_what_the_device_refuses_with_the_field() throws Exception {
        sql(LAYER_OF_YESTERDAY.formatted(device.id()));
        talk.say(Channel.PRESENCE, new Presence(Presence.State.BORN, 1, "1.0", 1, AT));
        var before = Wire.read(talk.next(Channel.DESIRED).getPayloadAsBytes(), Desired.class);
        given().cookie(SignedIn.as(StaffRole.ADMINISTRATOR, folder))
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("settings", Map.of("heartbeatSeconds", 44), "why", "mạng chậm"))
                .put("/api/v1/configuration/layers/device:" + device.id())
                .then()
                .statusCode(200);
        var version = Wire.read(talk.next(Channel.DESIRED).getPayloadAsBytes(), Desired.class)
                .version();
        var no = new Reported.Refusal(version, "heartbeatSeconds", "too slow");
        talk.say(Channel.REPORTED, new Reported(before, 1, AT, no));
        last("CONFIGURATION REFUSED null");
        talk.say(Channel.REPORTED, new Reported(before, 2, AT, no));
        issued("{\"kind\":\"test-print\"}");

        var told = timeline("?kind=CONFIGURATION");

        assertThat(line(told))
                .containsExactly(
                        "CONFIGURATION REFUSED null",
                        "CONFIGURATION WANTED null",
                        "CONFIGURATION CHANGED admin",
                        "CONFIGURATION WANTED null");
        assertThat(told.getString("entries[0].values.field")).isEqualTo("heartbeatSeconds");
        assertThat(told.getString("entries[0].severity")).isEqualTo("BAD");
        assertThat(told.getString("entries[2].values.why")).isEqualTo("mạng chậm");
        assertThat(told.getString("entries[2].about")).isEqualTo("device:" + device.id());
    }

    /** It came from another commune, where people were received at it before. */
    @Test
    void a_session_out_of_reach_is_not_told() throws Exception {
        var mine = received("hp-01", "hp-01-office");
        var theirs = received("hp-02", "hp-02-office");

        assertThat(timeline("?kind=SESSION").<String>getList("entries.about"))
                .containsExactly("session:" + theirs, "session:" + mine);
        operator = communes.staff(StaffRole.IT_OPERATOR, "hp-01");

        assertThat(timeline("").<String>getList("entries.about")).contains("session:" + mine);
        assertThat(timeline("").prettify()).doesNotContain(theirs);
        operator = communes.staff(StaffRole.IT_OPERATOR, "hp-02");
        given().cookie(operator).get(address("")).then().statusCode(404);
    }

    @Test
    void a_room_has_the_sessions_that_were_opened_in_it() throws Exception {
        var room = devices.enrolled(Role.ROOM, new SiteId("hp-01-office"));
        var session = received("hp-01", "hp-01-office", room);

        var told = given().cookie(operator)
                .get("/api/v1/devices/" + room.id() + "/timeline?kind=SESSION")
                .jsonPath();

        assertThat(told.<String>getList("entries.about")).containsExactly("session:" + session);
    }

    private static Event.AlarmRaised raised(String code) {
        return new Event.AlarmRaised("printer", "seen", Finding.of(code));
    }

    private String next(JsonPath page, int limit) {
        return "?limit=" + limit + "&before=" + page.getString("earlier");
    }

    /** As "kind word by". */
    private static List<String> line(JsonPath page) {
        return page.<Map<String, Object>>getList("entries").stream()
                .map(it -> it.get("kind") + " " + it.get("word") + " " + it.get("by"))
                .toList();
    }

    private void last(String entry) {
        await().untilAsserted(() -> assertThat(line(timeline("?limit=1"))).containsExactly(entry));
    }

    private JsonPath timeline(String query) {
        return given().cookie(operator)
                .get(address(query))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String address(String query) {
        return "/api/v1/devices/" + device.id() + "/timeline" + query;
    }

    private String issued(String command) {
        return given().cookie(operator)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"command\":" + command + ",\"reason\":\"sáng thứ Hai\"}")
                .post("/api/v1/devices/{id}/commands", device.id().value())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Returns when it is kept. */
    private void beats(long sequence) {
        talk.say(Channel.STATUS, Talk.status(AT, sequence));
        await().until(() -> given().cookie(operator)
                        .get("/api/v1/devices/" + device.id())
                        .jsonPath()
                        .getLong("status.sequence")
                == sequence);
    }

    private String received(String body, String site) throws Exception {
        return received(body, site, devices.enrolled(Role.ROOM, new SiteId("hp-hq")));
    }

    private String received(String body, String site, TestDevice room) throws SQLException {
        var session = UUID.randomUUID().toString();
        sql(SESSION.formatted(session, device.id(), room.id(), body, site));
        return session;
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
