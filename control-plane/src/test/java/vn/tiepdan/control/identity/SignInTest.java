package vn.tiepdan.control.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.platform.DataFolder;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class SignInTest {
    @Inject
    DataFolder folder;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void ready() {
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void the_initial_accounts_are_for_the_owner_alone() throws IOException {
        var file = folder.file("initial-accounts.json");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(json.readTree(file.toFile()).findValuesAsText("name")).containsExactly("admin", "official", "it");
    }

    @Test
    void whoever_signed_in_is_known_until_they_sign_out() throws IOException {
        var cookie = signIn("official", password("official"))
                .then()
                .statusCode(200)
                .body("roles", equalTo(List.of("OFFICIAL")))
                .extract()
                .detailedCookie("tiepdan-session");

        given().cookie(cookie).get("/api/v1/me").then().statusCode(200).body("name", equalTo("official"));
        given().cookie(cookie).post("/api/v1/sign-out").then().statusCode(204);
        given().cookie(cookie).get("/api/v1/me").then().statusCode(401);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
    }

    @Test
    void a_stranger_is_nobody() {
        given().get("/api/v1/me").then().statusCode(401);
        given().cookie("tiepdan-session", "invented").get("/api/v1/me").then().statusCode(401);
        given().get("/api/v1/bodies").then().statusCode(401);
    }

    @Test
    void there_is_no_way_over_a_provider_unless_one_is_named() {
        given().get("/api/v1/sign-in/ways").then().statusCode(200).body("oidc", equalTo(false));
        given().redirects()
                .follow(false)
                .get("/api/v1/sign-in/oidc")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/no-such-address"));
    }

    @Test
    void an_official_cannot_mint_claims_but_the_it_operator_can() throws IOException {
        var claim = "{\"site\":\"hp-01-office\",\"role\":\"kiosk\",\"label\":\"Ki-ốt 1\"}";
        var official = signIn("official", password("official")).detailedCookie("tiepdan-session");
        var operator = signIn("it", password("it")).detailedCookie("tiepdan-session");

        given().cookie(official)
                .contentType(ContentType.JSON)
                .body(claim)
                .post("/api/v1/claims")
                .then()
                .statusCode(403);
        given().cookie(operator)
                .contentType(ContentType.JSON)
                .body(claim)
                .post("/api/v1/claims")
                .then()
                .statusCode(201);
        given().cookie(official).get("/api/v1/audit").then().statusCode(403);
        given().cookie(operator).get("/api/v1/audit").then().statusCode(200);
    }

    private static Response signIn(String name, String password) {
        return given().contentType(ContentType.JSON)
                .body("{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}")
                .post("/api/v1/sign-in");
    }

    private String password(String name) throws IOException {
        for (var account : json.readTree(folder.file("initial-accounts.json").toFile())) {
            if (account.get("name").asText().equals(name)) {
                return account.get("password").asText();
            }
        }
        throw new IllegalStateException("no initial account " + name);
    }
}
