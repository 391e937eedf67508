package vn.tiepdan.control.platform.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.PartsAway;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;

/** A machine on which nobody installed Janus. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(PartsAway.class)
@SuppressWarnings("NullAway.Init")
class WithoutMediaServerTest {
    private static final String ABSENT = PartsAway.NO_JANUS;
    private static final String EVIDENCE = "there is no program \"" + ABSENT + "\"";
    private static final String INSTALL = "sudo apt-get install -y --no-install-recommends janus";
    private static final String MEND = "Install it (" + INSTALL + "), or name it with tiepdan.janus.program.";

    @Inject
    DataFolder folder;

    @BeforeEach
    void ready() {
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
        await().untilAsserted(() -> given().get("/q/health/well")
                .then()
                .body(
                        "checks.find { it.name == 'components' }.data.media-server",
                        equalTo("down: " + EVIDENCE + ". " + MEND)));
    }

    @Test
    void ready_but_not_well() {
        given().get("/q/health/well").then().statusCode(503).body("status", equalTo("DOWN"));
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void the_system_page_is_told_the_same() throws IOException {
        var system = as(StaffRole.IT_OPERATOR, "/api/v1/system");

        assertThat(system.<String>path("components.find { it.name == 'media-server' }.state"))
                .isEqualTo("down");
        assertThat(system.<String>path("components.find { it.name == 'media-server' }.evidence"))
                .isEqualTo(EVIDENCE);
        assertThat(system.<String>path("components.find { it.name == 'media-server' }.mend"))
                .isEqualTo(MEND);
        assertThat(system.<String>path("components.find { it.name == 'media-server' }.finding.code"))
                .isEqualTo("media-no-program");
        assertThat(system.<Map<String, String>>path("components.find { it.name == 'media-server' }.finding.values"))
                .isEqualTo(Map.of("program", ABSENT, "command", INSTALL));
        assertThat(system.<String>path("components.find { it.name == 'database' }.state"))
                .isEqualTo("up");
    }

    @Test
    void fleet_sessions_and_register_work() throws IOException {
        as(StaffRole.IT_OPERATOR, "/api/v1/devices");
        as(StaffRole.OFFICIAL, "/api/v1/sessions");
        as(StaffRole.OFFICIAL, "/api/v1/register?body=hp-01&year=2026");
    }

    private io.restassured.response.ExtractableResponse<io.restassured.response.Response> as(
            StaffRole role, String address) throws IOException {
        Cookie cookie = SignedIn.as(role, folder);
        return given().cookie(cookie).get(address).then().statusCode(200).extract();
    }
}
