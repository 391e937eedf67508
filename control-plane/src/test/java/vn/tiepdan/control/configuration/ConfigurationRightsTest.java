package vn.tiepdan.control.configuration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;

/** Who may look at the configuration, and what they are told of what it can be. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class ConfigurationRightsTest {
    @Inject
    DataFolder folder;

    @Test
    void the_schema_says_of_every_setting_what_it_can_be() throws IOException {
        var schema = given().cookie(SignedIn.as(StaffRole.IT_OPERATOR, folder))
                .get("/api/v1/configuration/schema")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        for (var setting : Setting.values()) {
            var at = "properties." + setting.key() + ".";
            assertThat(schema.getString(at + "type")).isIn("integer", "string");
            assertThat(schema.getString(at + "default")).isNotBlank();
            assertThat(schema.getString(at + "x-label.vi")).isNotBlank();
            assertThat(schema.getString(at + "x-label.en")).isNotBlank();
        }
        assertThat(schema.getInt("properties.heartbeatSeconds.maximum")).isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "layers", "layers/all", "layers/all/history", "drift"})
    void an_official_may_not_look(String what) throws IOException {
        given().cookie(SignedIn.as(StaffRole.OFFICIAL, folder))
                .get("/api/v1/configuration/" + what)
                .then()
                .statusCode(403);
    }

    @Test
    void an_official_may_not_change() throws IOException {
        given().cookie(SignedIn.as(StaffRole.OFFICIAL, folder))
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body(Map.of("settings", Map.of(), "why", "curious"))
                .put("/api/v1/configuration/layers/all")
                .then()
                .statusCode(403);
    }
}
