package vn.tiepdan.control.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.Communes;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;

/** Against a Keycloak as an operator would set it up. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@QuarkusTestResource(value = Keycloak.class, restrictToAnnotatedClass = true)
@SuppressWarnings("NullAway.Init")
class OidcSignInTest {
    private static final String OURS = "tiepdan-session";
    private static final int RECENT = 5;

    @TestHTTPResource("/api/v1/sign-in/oidc")
    URI door;

    @Inject
    DataFolder folder;

    @Inject
    AuditLog audit;

    @Inject
    Communes communes;

    private final Browser browser = new Browser();

    @BeforeEach
    void ready() {
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void the_console_is_told_that_the_city_has_accounts() {
        given().get("/api/v1/sign-in/ways").then().statusCode(200).body("oidc", equalTo(true));
    }

    @Test
    void somebody_of_the_city_works_under_their_name_with_all_of_their_roles() throws Exception {
        var arrived = browser.follow(signIn(browser, "hoa"));
        assertThat(arrived.status()).as(arrived.body()).isEqualTo(200);

        var console = browser.refresh(arrived);

        assertThat(console.at().getPath()).isEqualTo("/");
        var me = browser.open(door.resolve("/api/v1/me"));
        assertThat(me.body()).startsWith("{\"name\":\"hoa\",\"roles\":[\"OFFICIAL\",\"IT_OPERATOR\"],");
        assertThat(browser.cookies(door)).containsOnlyKeys(OURS);
        assertThat(browser.cookies(door).get(OURS)).contains("HttpOnly", "SameSite=Strict");
        assertThat(deeds()).contains(Tuple.tuple("account:hoa", "signed-in", "account:hoa"));
    }

    @Test
    void a_head_here_and_clerk_there_is_in_each_place_what_they_are_there() throws Exception {
        browser.refresh(browser.follow(signIn(browser, "binh")));

        assertThat(read("/api/v1/me").body()).startsWith("{\"name\":\"binh\",\"roles\":[\"HEAD\",\"CLERK\"],");
        assertThat(read("/api/v1/register?body=hp-01&year=2026").status()).isEqualTo(200);
        var own = communes.commune("hp-01");
        var other = communes.commune("hp-02");
        assertThat(read("/api/v1/sessions/" + own.session()).status()).isEqualTo(200);
        assertThat(read("/api/v1/sessions/" + other.session()).status()).isEqualTo(404);
        assertThat(read("/api/v1/sessions?date=2026-02-03").body())
                .contains(own.session().toString(), other.session().toString());
        assertThat(read("/api/v1/audit").status()).isEqualTo(403);
    }

    @Test
    void an_inspector_may_be_one_by_a_group_of_the_provider() throws Exception {
        browser.refresh(browser.follow(signIn(browser, "dung")));

        assertThat(read("/api/v1/me").body()).startsWith("{\"name\":\"dung\",\"roles\":[\"INSPECTOR\"],");
        var own = communes.commune("hp-03");
        var other = communes.commune("hp-02");
        assertThat(read("/api/v1/sessions/" + own.session()).status()).isEqualTo(200);
        assertThat(read("/api/v1/sessions/" + other.session()).status()).isEqualTo(404);
        assertThat(read("/api/v1/devices").status()).isEqualTo(403);
    }

    @Test
    void who_is_what_since_when_is_said_here_and_who_they_are_by_the_provider() throws Exception {
        var admin = SignedIn.as(StaffRole.ADMINISTRATOR, folder);
        refused(browser.follow(signIn(browser, "mai")), 403, "no-role");
        var role = given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        "mai",
                        "displayName",
                        "",
                        "vouched",
                        true,
                        "roles",
                        List.of(Map.of("role", "HEAD", "body", "hp-02"))))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201)
                .body("password", equalTo(null))
                .body("account.vouched", equalTo(true))
                .extract()
                .<String>path("account.roles[0].id");

        browser.refresh(browser.follow(signIn(browser, "mai")));

        assertThat(read("/api/v1/me").body()).startsWith("{\"name\":\"mai\",\"roles\":[\"HEAD\"],");
        assertThat(read("/api/v1/register?body=hp-02&year=2026").status()).isEqualTo(200);
        given().cookie(admin)
                .contentType(ContentType.JSON)
                .body("{}")
                .put("/api/v1/accounts/mai/roles/" + role + "/end")
                .then()
                .statusCode(200);
        assertThat(read("/api/v1/register?body=hp-02&year=2026").status()).isEqualTo(403);
        given().cookie(admin)
                .post("/api/v1/accounts/mai/password")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/no-password-here"));
        given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("displayName", "", "enabled", false))
                .put("/api/v1/accounts/mai")
                .then()
                .statusCode(200);
        assertThat(read("/api/v1/me").status()).isEqualTo(401);
        refused(browser.follow(signIn(browser, "mai")), 403, "account-disabled");
    }

    private Browser.Page read(String path) throws IOException, InterruptedException {
        return browser.open(door.resolve(path));
    }

    @Test
    void the_page_after_signing_in_sends_the_cookie_that_a_redirect_from_the_provider_would_not() throws Exception {
        var arrived = browser.follow(signIn(browser, "hoa"));

        assertThat(arrived.foreign()).isTrue();
        assertThat(browser.refresh(arrived).foreign()).isFalse();
    }

    @Test
    void somebody_without_a_role_here_is_refused_and_told_so() throws Exception {
        refused(browser.follow(signIn(browser, "khanh")), 403, "no-role");

        assertThat(deeds()).contains(Tuple.tuple("stranger", "sign-in-refused", "account:khanh"));
    }

    @Test
    void the_provider_cannot_speak_in_the_name_of_a_local_account() throws Exception {
        refused(browser.follow(signIn(browser, "admin")), 403, "unusable-name");
    }

    @Test
    void an_answer_with_another_state_is_refused() throws Exception {
        var answer = signIn(browser, "hoa").next();

        var forged = browser.open(URI.create(answer.toString().replaceAll("state=[^&]+", "state=invented")));

        refused(forged, 401, "sign-in-broken-off");
    }

    @Test
    void an_answer_that_was_used_is_refused() throws Exception {
        var used = signIn(browser, "hoa");
        browser.follow(used);

        try (var elsewhere = new Browser()) {
            refused(elsewhere, elsewhere.open(used.next()), 401, "sign-in-broken-off");
        }
    }

    @Test
    void a_code_that_was_stolen_fits_no_other_browser() throws Exception {
        var stolen = query(signIn(browser, "hoa").next(), "code");

        try (var elsewhere = new Browser()) {
            var state = query(elsewhere.open(door).next(), "state");
            var injected = elsewhere.open(URI.create(door + "?state=" + state + "&code=" + stolen));

            refused(elsewhere, injected, 401, "sign-in-broken-off");
        }
    }

    @Test
    void a_sign_in_that_the_provider_breaks_off_is_no_defect() throws Exception {
        var state = query(browser.open(door).next(), "state");

        var brokenOff = browser.open(URI.create(door + "?state=" + state + "&error=access_denied"));

        refused(brokenOff, 401, "sign-in-broken-off");
    }

    @Test
    void the_providers_word_counts_at_no_other_address() throws Exception {
        var vouched = browser.step(signIn(browser, "hoa"));
        assertThat(browser.cookies(door))
                .anySatisfy((name, _) -> assertThat(name).startsWith("q_session"));

        var me = browser.open(door.resolve("/api/v1/me"));

        assertThat(vouched.status()).isEqualTo(302);
        assertThat(me.status()).isEqualTo(401);
        assertThat(me.body()).contains("/problems/not-signed-in");
    }

    @Test
    void local_accounts_sign_in_beside_it() throws IOException {
        var cookie = SignedIn.as(StaffRole.ADMINISTRATOR, folder);

        given().cookie(cookie).get("/api/v1/me").then().statusCode(200).body("name", equalTo("admin"));
    }

    /** Up to the redirect with which the provider answers. */
    private Browser.Page signIn(Browser browser, String name) throws IOException, InterruptedException {
        var form = browser.follow(browser.open(door));
        assertThat(form.at().getHost()).isNotEqualTo(door.getHost());
        var password = ConfigProvider.getConfig().getValue(Keycloak.PASSWORD, String.class);
        var answer = browser.submit(form, Map.of("username", name, "password", password));
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        assertThat(answer.next()).asString().startsWith(door.toString());
        return answer;
    }

    private void refused(Browser.Page page, int status, String word) throws IOException {
        refused(browser, page, status, word);
    }

    private void refused(Browser browser, Browser.Page page, int status, String word) throws IOException {
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        assertThat(page.answer().headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        var problem = new ObjectMapper().readTree(page.body());
        assertThat(problem.get("type").asText()).isEqualTo("/problems/" + word);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(browser.cookies(door))
                .allSatisfy((name, _) -> assertThat(name).isNotEqualTo(OURS).doesNotStartWith("q_session"));
    }

    private java.util.List<Tuple> deeds() {
        return audit.newest(RECENT).await().indefinitely().stream()
                .map(line -> line.deed())
                .map(deed -> Tuple.tuple(deed.actor().name(), deed.action(), deed.subject()))
                .toList();
    }

    private static String query(URI address, String name) {
        return java.util.Arrays.stream(address.getRawQuery().split("&"))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
