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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.Communes;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Day;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class AccountsTest {
    private static final String ACCOUNTS = "/api/v1/accounts";

    @Inject
    DataFolder folder;

    @Inject
    Mandates mandates;

    private Cookie admin;
    private final String name = "n-" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT);

    @BeforeEach
    void anAdministrator() throws IOException {
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
        admin = SignedIn.as(StaffRole.ADMINISTRATOR, folder);
    }

    @Test
    void a_new_account_signs_in_with_the_password_that_was_shown_once() {
        var password = open("IT_OPERATOR:hp-01", "OFFICIAL:hp-02")
                .then()
                .statusCode(201)
                .body("account.name", equalTo(name))
                .body("account.roles.role", equalTo(List.of("IT_OPERATOR", "OFFICIAL")))
                .body("account.roles.body", equalTo(List.of("hp-01", "hp-02")))
                .extract()
                .<String>path("password");

        var cookie = Communes.signIn(name, password);

        given().cookie(cookie)
                .get("/api/v1/me")
                .then()
                .body("roles", equalTo(List.of("OFFICIAL", "IT_OPERATOR")))
                .body("rights", hasItem("READ_REGISTER"));
        assertThat(given().cookie(admin).get(ACCOUNTS).asString())
                .contains(name)
                .doesNotContain(password);
        open("IT_OPERATOR:hp-01").then().statusCode(409).body("type", equalTo("/problems/account-exists"));
        given().cookie(admin)
                .get("/api/v1/audit")
                .then()
                .body("findAll { it.subject == 'account:%s' }.action".formatted(name), hasItem("account-made"))
                .body("findAll { it.subject == 'account:%s' }.action".formatted(name), hasItem("role-given"));
    }

    @Test
    void what_is_taken_away_counts_no_more_at_the_next_request() {
        var opened = open("IT_OPERATOR:hp-01", "IT_OPERATOR:hp-02");
        var cookie = Communes.signIn(name, opened.path("password"));
        given().cookie(cookie).get("/api/v1/sites").then().body("id", hasItem("hp-02-office"));

        end(roleAt(opened, "account.", "hp-02"), null).then().statusCode(200);

        given().cookie(cookie).get("/api/v1/sites").then().body("id", equalTo(List.of("hp-01-office")));
        give("OFFICIAL", "hp-01", null, null).then().statusCode(201);
        given().cookie(cookie).get("/api/v1/sessions").then().statusCode(200);
        end(roleAt(opened, "account.", "hp-01"), null).then().statusCode(200);
        given().cookie(cookie).get("/api/v1/incidents").then().statusCode(403);
        change(name, false).then().statusCode(200);
        given().cookie(cookie).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void a_role_holds_on_its_days_and_stays_written_afterwards() {
        var password = open().<String>path("password");
        give("IT_OPERATOR", "hp-01", "2026-01-01", "2026-01-31")
                .then()
                .statusCode(201)
                .body("roles[0].from", equalTo("2025-12-31T17:00:00Z"))
                .body("roles[0].until", equalTo("2026-01-31T17:00:00Z"));
        give("IT_OPERATOR", "hp-02", "2999-01-01", null).then().statusCode(201);
        signIn(password).then().statusCode(403).body("type", equalTo("/problems/no-role"));

        give("IT_OPERATOR", "hp-03", "2026-01-01", "2999-12-31").then().statusCode(201);

        var cookie = Communes.signIn(name, password);
        given().cookie(cookie).get("/api/v1/sites").then().body("id", equalTo(List.of("hp-03-office")));
        given().cookie(admin)
                .get(ACCOUNTS)
                .then()
                .body("find { it.name == '%s' }.roles.body".formatted(name), hasItem("hp-01"));
    }

    @Test
    void who_was_the_head_on_a_day_is_known_for_good() {
        open();
        give("HEAD", "hp-03", "2025-01-01", "2025-03-31").then().statusCode(201);
        give("DEPUTY", "hp-03", "2025-01-01", null).then().statusCode(201);
        give("HEAD", "hp-02", "2025-01-01", "2025-01-02").then().statusCode(201);
        change(name, false).then().statusCode(200);

        assertThat(headsOf("hp-03", "2024-12-31")).isEmpty();
        assertThat(headsOf("hp-03", "2025-01-01")).containsExactly(name);
        assertThat(headsOf("hp-03", "2025-03-31")).containsExactly(name);
        assertThat(headsOf("hp-03", "2025-04-01")).isEmpty();
        assertThat(headsOf("hp", "2025-02-01")).isEmpty();
    }

    private List<String> headsOf(String body, String day) {
        return mandates
                .held(
                        StaffRole.HEAD,
                        new BodyId(body),
                        Day.begin(day).orElseThrow(),
                        Day.end(day).orElseThrow())
                .await()
                .indefinitely()
                .stream()
                .map(Mandates.Held::account)
                .toList();
    }

    @Test
    void a_disabled_account_does_not_sign_in_until_it_is_enabled_again() {
        var password = open("IT_OPERATOR:hp-01").<String>path("password");
        change(name, false).then().statusCode(200);

        signIn(password).then().statusCode(401);
        change(name, true).then().statusCode(200);
        Communes.signIn(name, password);
    }

    @Test
    void a_new_password_ends_the_old_one_and_whoever_came_with_it() {
        var first = open("IT_OPERATOR:hp-01").<String>path("password");
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
        change("admin", false).then().statusCode(409).body("type", equalTo("/problems/last-administrator"));
        var role = given().cookie(admin)
                .get(ACCOUNTS)
                .<String>path("find { it.name == 'admin' }.roles.find { it.role == 'ADMINISTRATOR' }.id");
        end("admin", role, null).then().statusCode(409).body("type", equalTo("/problems/last-administrator"));
        given().cookie(admin).get(ACCOUNTS).then().statusCode(200);
    }

    @Test
    void what_cannot_be_is_refused_with_its_field() {
        change("nobody-at-all", true).then().statusCode(404).body("type", equalTo("/problems/no-such-account"));
        open("OFFICIAL:nowhere").then().statusCode(422).body("field", equalTo("body"));
        given().cookie(admin).get(ACCOUNTS).then().body("name", not(hasItem(name)));
        open();
        give("ADMINISTRATOR", "hp-01", null, null).then().statusCode(422).body("field", equalTo("body"));
        give("HEAD", null, null, null).then().statusCode(422).body("type", equalTo("/problems/role-and-body"));
        give("HEAD", "hp-01", "soon", null).then().statusCode(422).body("field", equalTo("from"));
        give("HEAD", "hp-01", null, "soon").then().statusCode(422).body("field", equalTo("lastDay"));
        give("HEAD", "hp-01", "2026-02-01", "2026-01-31")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/end-before-begin"));
        given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("name", "No Name", "displayName", "", "roles", List.of()))
                .post(ACCOUNTS)
                .then()
                .statusCode(422)
                .body("field", equalTo("name"));
    }

    private Response open(String... posts) {
        var roles = List.of(posts).stream()
                .map(it -> it.split(":"))
                .map(it -> Map.of("role", it[0], "body", it[1]))
                .toList();
        return given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "displayName", "Lê Văn B", "roles", roles))
                .post(ACCOUNTS);
    }

    private Response give(String role, @Nullable String body, @Nullable String from, @Nullable String lastDay) {
        var wish = new HashMap<String, @Nullable String>();
        wish.put("role", role);
        wish.put("body", body);
        wish.put("from", from);
        wish.put("lastDay", lastDay);
        return given().cookie(admin).contentType(ContentType.JSON).body(wish).post(ACCOUNTS + "/" + name + "/roles");
    }

    private Response end(String role, @Nullable String lastDay) {
        return end(name, role, lastDay);
    }

    private Response end(String account, String role, @Nullable String lastDay) {
        var wish = new HashMap<String, @Nullable String>();
        wish.put("lastDay", lastDay);
        return given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(wish)
                .put(ACCOUNTS + "/" + account + "/roles/" + role + "/end");
    }

    private static String roleAt(Response account, String in, String body) {
        return account.path(in + "roles.find { it.body == '" + body + "' }.id");
    }

    private Response change(String account, boolean enabled) {
        return given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("displayName", "", "enabled", enabled))
                .put(ACCOUNTS + "/" + account);
    }

    private Response signIn(String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "password", password))
                .post("/api/v1/sign-in");
    }
}
