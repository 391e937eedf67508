package vn.tiepdan.control.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.PartsAway;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;

/** OIDC is on, and its provider is not there. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(PartsAway.class)
@SuppressWarnings("NullAway.Init")
class OidcProviderAwayTest {
    @Inject
    DataFolder folder;

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
