package vn.tiepdan.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.enrolment.Renewal;
import vn.tiepdan.control.fleet.Commands;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Result;

/** Whatever is done about a device and its place has its line in the audit log: who, what, to what. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class AuditedTest {
    private static final String API = "/api/v1";
    private static final String VOLUME = "{\"kind\":\"set-volume\",\"percent\":70}";
    private static final String REBOOT = "{\"kind\":\"reboot\",\"evenInSession\":false}";
    private static final String CHATTY = "said by Nguyễn Văn A";

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    Renewal renewal;

    @Inject
    Commands commands;

    @Inject
    AuditLog audit;

    @Inject
    DataFolder folder;

    @Inject
    DataSource database;

    private final String site = "s-" + UUID.randomUUID().toString().substring(0, 8);
    private final String until =
            Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS).toString();
    private Cookie operator;
    private Cookie admin;

    @Test
    void everything_that_is_done_has_its_line() throws Exception {
        operator = SignedIn.as(StaffRole.IT_OPERATOR, folder);
        admin = SignedIn.as(StaffRole.ADMINISTRATOR, folder);
        sql("insert into site (id, body, name, english_name, address) values ('%s', 'hp-01', 'X', 'X', '')"
                .formatted(site));
        var claim = done(operator, "POST", "/claims", Map.of("site", site, "role", "kiosk", "label", "Test"));
        var device = new DeviceId(claim.<String>path("device"));
        var kiosk = devices.enrolled(device, claim.path("code"), TestDevice.freshKeys());
        renewal.renew(kiosk.certificate(), TestDevice.freshKeys().getPublic())
                .await()
                .indefinitely();

        var ids = commanded(kiosk);
        work(device);
        var moved = done(admin, "PUT", "/sites/" + site + "/body", Map.of("body", "hp-02"))
                .<String>path("from");
        done(admin, "PUT", "/devices/" + device + "/site", Map.of("site", "hp-01-office"));
        var code = done(operator, "POST", "/devices/" + device + "/replacement", Map.of())
                .<String>path("code");
        devices.enrolled(device, code, TestDevice.freshKeys());

        assertThat(lines(device)).containsExactly("""
                account:it claim-minted device:%1$s kiosk site:%2$s
                device:%1$s device-enrolled device:%1$s site:%2$s
                device:%1$s certificate-renewed device:%1$s
                account:it command-issued device:%1$s set-volume %3$s: why
                device:%1$s command-ended device:%1$s set-volume %3$s: succeeded
                account:it command-issued device:%1$s reboot %4$s: why
                account:admin command-agreed device:%1$s reboot %4$s: why
                device:%1$s command-ended device:%1$s reboot %4$s: failed
                account:it command-issued device:%1$s reboot %5$s: why
                account:admin command-withdrawn device:%1$s reboot %5$s: why
                account:it command-issued device:%1$s set-volume %6$s: why
                account:it command-issued device:%1$s reboot %7$s: why
                system command-ended device:%1$s reboot %7$s: lapsed
                system command-ended device:%1$s set-volume %6$s: unknown
                device:%1$s command-ended device:%1$s set-volume %6$s: expired
                account:it configuration-changed device:%1$s version 1: heartbeatSeconds: - → 40; slow line
                account:it maintenance-begun device:%1$s %9$s new printer
                account:it maintenance-ended device:%1$s
                account:it device-quarantined device:%1$s lost
                account:it device-released device:%1$s found
                account:admin site-moved site:%2$s body:hp-02 from %8$s
                account:admin device-moved device:%1$s site:%2$s to site:hp-01-office
                account:it replacement-allowed device:%1$s
                device:%1$s device-replaced device:%1$s site:hp-01-office
                """.formatted(
                        device, site, ids.get(0), ids.get(1), ids.get(2), ids.get(3), ids.get(4), moved, until)
                .lines()
                .toArray(String[]::new));
    }

    /** One command of each fate, and one of the system; their ids, without that one. */
    private List<String> commanded(TestDevice kiosk) throws Exception {
        try (var party = new TestParty(kiosk, broker.port())) {
            var done = issued(kiosk, VOLUME);
            says(party, done, Result.State.RUNNING);
            says(party, done, Result.State.SUCCEEDED);
            ended(kiosk, done, "SUCCEEDED");
            var agreed = issued(kiosk, REBOOT);
            done(admin, "PUT", "/commands/" + agreed + "/agreement", Map.of());
            says(party, agreed, Result.State.FAILED);
            ended(kiosk, agreed, "FAILED");
            var withdrawn = issued(kiosk, REBOOT);
            done(admin, "DELETE", "/commands/" + withdrawn, Map.of());
            var silent = issued(kiosk, VOLUME);
            var lonely = issued(kiosk, REBOOT);
            over(lonely);
            ended(kiosk, lonely, "LAPSED");
            over(silent);
            ended(kiosk, silent, "UNKNOWN");
            says(party, silent, Result.State.EXPIRED);
            ended(kiosk, silent, "EXPIRED");
            return List.of(done, agreed, withdrawn, silent, lonely);
        }
    }

    private void work(DeviceId device) {
        given().cookie(operator)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(Map.of("settings", Map.of("heartbeatSeconds", 40), "why", "slow line"))
                .put(API + "/configuration/layers/device:" + device)
                .then()
                .statusCode(200);
        done(operator, "PUT", "/devices/" + device + "/maintenance", Map.of("reason", "new printer", "until", until));
        done(operator, "DELETE", "/devices/" + device + "/maintenance", Map.of());
        done(operator, "PUT", "/devices/" + device + "/standing", Map.of("state", "QUARANTINED", "why", "lost"));
        done(operator, "PUT", "/devices/" + device + "/standing", Map.of("state", "ACTIVE", "why", "found"));
    }

    private String issued(TestDevice device, String command) {
        return given().cookie(operator)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"command\":" + command + ",\"reason\":\"why\"}")
                .post(API + "/devices/{id}/commands", device.id().value())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void says(TestParty party, String command, Result.State state) {
        party.say(Channel.RESULT, new Result(CommandId.of(command), state, CHATTY, Instant.now()));
    }

    private void ended(TestDevice device, String command, String state) {
        await().untilAsserted(() -> assertThat(given().cookie(operator)
                        .get(API + "/devices/{id}/commands", device.id().value())
                        .jsonPath()
                        .getString("find { it.id == '" + command + "' }.state"))
                .isEqualTo(state));
    }

    private void over(String command) throws SQLException {
        sql("update command set expires_at = now() - interval '1 minute' where id = '" + command + "'");
        commands.giveUp().await().indefinitely();
    }

    private static ExtractableResponse<Response> done(
            Cookie who, String method, String path, Map<String, Object> body) {
        var asking = given().cookie(who);
        if (!body.isEmpty()) {
            asking = asking.contentType(ContentType.JSON).body(body);
        }
        var answer = asking.request(method, API + path).then().extract();
        assertThat(answer.statusCode()).as(method + " " + path).isBetween(200, 299);
        return answer;
    }

    /** What is said of this device and of its first site, oldest first. */
    private List<String> lines(DeviceId device) {
        var subjects = Set.of("device:" + device, "site:" + site);
        return audit.newest(200).await().indefinitely().reversed().stream()
                .map(AuditLog.Line::deed)
                .filter(it -> subjects.contains(it.subject()))
                .map(it -> String.join(" ", it.actor().name(), it.action(), it.subject(), it.detail())
                        .strip())
                .toList();
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
