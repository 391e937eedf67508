package vn.tiepdan.control.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.Communes;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class AccountsTest {
    private static final String ACCOUNTS = "/api/v1/accounts";

    @Inject
    DataFolder folder;

    private Cookie admin;
    private final String name = "n-" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);

    @BeforeEach
    void anAdministrator() throws IOException {
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
        admin = SignedIn.as(StaffRole.ADMINISTRATOR, folder);
    }

    @Test
    void a_new_account_signs_in_with_the_password_that_was_shown_once() {
        var password = open().then()
                .statusCode(201)
                .body("account.name", equalTo(name))
                .body("account.bodies", equalTo(List.of("hp-01", "hp-02")))
                .extract()
                .<String>path("password");

        var cookie = Communes.signIn(name, password);

        given().cookie(cookie).get("/api/v1/me").then().body("role", equalTo("IT_OPERATOR"));
        assertThat(given().cookie(admin).get(ACCOUNTS).asString())
                .contains(name)
                .doesNotContain(password);
        open().then().statusCode(409).body("type", equalTo("/problems/account-exists"));
        given().cookie(admin)
                .get("/api/v1/audit")
                .then()
                .body("findAll { it.subject == 'account:%s' }.action".formatted(name), hasItem("account-made"));
    }

    @Test
    void what_is_taken_away_counts_no_more_at_the_next_request() {
        var cookie = Communes.signIn(name, open().path("password"));
        given().cookie(cookie).get("/api/v1/sites").then().body("id", hasItem("hp-02-office"));

        change(name, "IT_OPERATOR", true, "hp-01").then().statusCode(200);

        given().cookie(cookie).get("/api/v1/sites").then().body("id", equalTo(List.of("hp-01-office")));
        change(name, "OFFICIAL", true, "hp-01").then().statusCode(200);
        given().cookie(cookie).get("/api/v1/incidents").then().statusCode(403);
        change(name, "OFFICIAL", false, "hp-01").then().statusCode(200);
        given().cookie(cookie).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void a_disabled_account_does_not_sign_in_until_it_is_enabled_again() {
        var password = open().<String>path("password");
        change(name, "IT_OPERATOR", false).then().statusCode(200);

        var credentials = Map.of("name", name, "password", password);
        given().contentType(ContentType.JSON)
                .body(credentials)
                .post("/api/v1/sign-in")
                .then()
                .statusCode(401);
        change(name, "IT_OPERATOR", true).then().statusCode(200);
        Communes.signIn(name, password);
    }

    @Test
    void a_new_password_ends_the_old_one_and_whoever_came_with_it() {
        var first = open().<String>path("password");
        var cookie = Communes.signIn(name, first);

        var second = given().cookie(admin)
                .post(ACCOUNTS + "/" + name + "/password")
                .then()
                .statusCode(201)
                .body("password", not(equalTo(first)))
                .extract()
                .<String>path("password");

        given().cookie(cookie).get("/api/v1/me").then().statusCode(401);
        Communes.signIn(name, second);
    }

    @Test
    void the_last_administrator_stays() {
        change("admin", "ADMINISTRATOR", false)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/last-administrator"));
        change("admin", "IT_OPERATOR", true).then().statusCode(409);
        given().cookie(admin).get(ACCOUNTS).then().statusCode(200);
    }

    @Test
    void what_cannot_be_is_refused_with_its_field() {
        change("nobody-at-all", "OFFICIAL", true)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/no-such-account"));
        change("it", "IT_OPERATOR", true, "nowhere").then().statusCode(422).body("field", equalTo("bodies"));
        given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "No Name", "displayName", "", "role", "OFFICIAL", "bodies", List.of()))
                .post(ACCOUNTS)
                .then()
                .statusCode(422)
                .body("field", equalTo("name"));
    }

    private Response open() {
        return given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        name,
                        "displayName",
                        "Lê Văn B",
                        "role",
                        "IT_OPERATOR",
                        "bodies",
                        List.of("hp-01", "hp-02")))
                .post(ACCOUNTS);
    }

    private Response change(String account, String role, boolean enabled, String... bodies) {
        return given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("displayName", "", "role", role, "bodies", List.of(bodies), "enabled", enabled))
                .put(ACCOUNTS + "/" + account);
    }
}
