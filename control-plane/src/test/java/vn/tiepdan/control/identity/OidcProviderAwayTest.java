package vn.tiepdan.control.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.control.start.Ports;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(OidcProviderAwayTest.Away.class)
@SuppressWarnings("NullAway.Init")
class OidcProviderAwayTest {
    @Inject
    DataFolder folder;

    /** OIDC is on, and nobody listens where the provider should be. */
    public static final class Away implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.oidc.tenant-enabled", "true",
                    "quarkus.oidc.auth-server-url", "http://127.0.0.1:" + Ports.free() + "/realms/city",
                    "quarkus.oidc.client-id", "tiepdan",
                    "quarkus.oidc.credentials.secret", "a-secret-that-nobody-will-ever-ask-for");
        }
    }

    @Test
    void local_accounts_do_not_need_the_provider() throws IOException {
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);

        var cookie = SignedIn.as(StaffRole.ADMINISTRATOR, folder);

        given().cookie(cookie).get("/api/v1/me").then().statusCode(200).body("name", equalTo("admin"));
        var refused = given().get("/api/v1/sign-in/oidc");
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(503);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/provider-away");
    }
}
