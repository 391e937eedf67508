package vn.tiepdan.control.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.bouncycastle.util.encoders.Base32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.Refused;

/** Signing in as in production: with one-time passwords of an authenticator, which here is a few lines of its own. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(SecondFactorOverHttpTest.AsInProduction.class)
@SuppressWarnings("NullAway.Init")
class SecondFactorOverHttpTest {
    private static final String SIGN_IN = "/api/v1/sign-in";
    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String OURS = "tiepdan-session";
    private static final int MOST_ATTEMPTS = 8;

    public static final class AsInProduction implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tiepdan.identity.development", "false");
        }
    }

    @Inject
    DataFolder folder;

    @Inject
    DataSource database;

    @Inject
    SignIn signIn;

    /** A one-time password is good once, so the administrator signs in once. */
    private static @Nullable Cookie admin;

    private final String name = "n-" + UUID.randomUUID();

    @BeforeEach
    void anAdministrator() throws IOException {
        if (admin == null) {
            await().until(() -> given().get("/q/health/ready").statusCode() == 200);
            var phone = setUp("admin", initialPassword("admin"));
            admin = signIn("admin", initialPassword("admin"), phone.code(0)).detailedCookie(OURS);
        }
    }

    @Test
    void who_sees_what_citizens_say_sets_up_a_second_factor_at_their_first_sign_in() throws SQLException {
        var password = account("OFFICIAL");
        var refused = signIn(name, password, null);
        refused(refused, 403, "set-up-needed");

        var phone = setUp(name, password);
        var welcome = signIn(name, password, phone.code(0));

        welcome.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("name", equalTo(name))
                .body("recoveryCodes", hasSize(10))
                .body("roles", equalTo(List.of("OFFICIAL")));
        given().cookie(welcome.detailedCookie(OURS))
                .get("/api/v1/sessions")
                .then()
                .statusCode(200);
        refused(signIn(name, password, null), 401, "code-needed");
        assertThat(kept(name)).isNotEmpty().doesNotContain(phone.secret);
        assertThat(deeds()).contains("second-factor-set-up", "signed-in");
        given().cookie(admin)
                .get(ACCOUNTS)
                .then()
                .body("find { it.name == '%s' }.secondFactorSince".formatted(name), notNullValue());
    }

    @Test
    void until_the_first_code_is_right_another_secret_takes_its_place_and_afterwards_none_does() {
        var password = account("OFFICIAL");
        var lost = setUp(name, password);
        var phone = setUp(name, password);
        refused(signIn(name, password, lost.code(0)), 401, "wrong-one-time-code");

        signIn(name, password, phone.code(0)).then().statusCode(200);

        refused(proposed(name, password), 409, "second-factor-there");
        refused(proposed(name, "not the password"), 401, "wrong-password");
    }

    @ParameterizedTest
    @CsvSource({"-1, 200", "0, 200", "1, 200", "-3, 401", "3, 401"})
    void a_code_is_good_in_its_time_and_for_a_clock_that_is_half_a_minute_off(int steps, int status) {
        var password = account("OFFICIAL");
        var phone = setUp(name, password);

        var answer = signIn(name, password, phone.code(steps));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        if (status == 401) {
            refused(answer, 401, "wrong-one-time-code");
            assertThat(Instant.parse(answer.path("serverTime")))
                    .isBetween(Instant.now().minusSeconds(20), Instant.now().plusSeconds(1));
        }
    }

    @Test
    void a_code_that_was_used_and_those_before_it_are_good_no_more() {
        var password = account("OFFICIAL");
        var phone = setUp(name, password);
        signIn(name, password, phone.code(0)).then().statusCode(200);

        refused(signIn(name, password, phone.used()), 401, "used-one-time-code");
        refused(signIn(name, password, phone.before()), 401, "used-one-time-code");
        signIn(name, password, phone.after()).then().statusCode(200);
    }

    @Test
    void of_two_who_bring_the_same_code_at_once_one_gets_in() throws Exception {
        var password = account("OFFICIAL");
        var phone = setUp(name, password);
        signIn(name, password, phone.code(0)).then().statusCode(200);
        var next = phone.after();

        try (var pool = Executors.newFixedThreadPool(4)) {
            var answers = pool
                    .invokeAll(IntStream.range(0, 4)
                            .<Callable<Integer>>mapToObj(
                                    _ -> () -> signIn(name, password, next).statusCode())
                            .toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .sorted()
                    .toList();

            assertThat(answers).containsExactly(200, 401, 401, 401);
        }
    }

    @Test
    void a_recovery_code_lets_in_once() {
        var password = account("OFFICIAL");
        var phone = setUp(name, password);
        var codes = signIn(name, password, phone.code(0)).jsonPath().<String>getList("recoveryCodes");

        signIn(name, password, codes.get(3))
                .then()
                .statusCode(200)
                .body("recoveryCodesLeft", equalTo(9))
                .body("recoveryCodes", hasSize(0));

        refused(signIn(name, password, codes.get(3)), 401, "wrong-one-time-code");
        signIn(name, password, codes.get(4).toLowerCase(java.util.Locale.ROOT).replace("-", " "))
                .then()
                .statusCode(200)
                .body("recoveryCodesLeft", equalTo(8));
        assertThat(deeds()).contains("recovery-code-used");
    }

    @Test
    void who_guesses_codes_is_slowed_down_like_who_guesses_passwords_however_many_they_try_at_once() {
        var password = account("OFFICIAL");
        var phone = setUp(name, password);
        signIn(name, password, phone.code(0)).then().statusCode(200);

        var words = guesses(password, MOST_ATTEMPTS + 4);

        assertThat(words)
                .containsEntry("/problems/wrong-one-time-code", (long) MOST_ATTEMPTS)
                .containsEntry("/problems/too-many-attempts", 4L);
        refused(signIn(name, password, phone.after()), 429, "too-many-attempts");
    }

    @Test
    void asking_for_the_code_is_no_failure_and_does_not_forget_those_before() {
        var password = account("OFFICIAL");
        var phone = setUp(name, password);
        signIn(name, password, phone.code(0)).then().statusCode(200);

        guesses(password, MOST_ATTEMPTS - 1);
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            refused(signIn(name, password, null), 401, "code-needed");
        }

        assertThat(guesses(password, 2)).containsEntry("/problems/too-many-attempts", 1L);
    }

    @Test
    void an_administrator_takes_away_what_was_lost_and_the_next_sign_in_sets_up_another() {
        var password = account("OFFICIAL");
        var lost = setUp(name, password);
        var cookie = signIn(name, password, lost.code(0)).detailedCookie(OURS);

        given().cookie(admin)
                .delete(ACCOUNTS + "/" + name + "/second-factor")
                .then()
                .statusCode(200)
                .body("secondFactorSince", equalTo(null));

        given().cookie(cookie).get("/api/v1/me").then().statusCode(401);
        refused(signIn(name, password, lost.after()), 403, "set-up-needed");
        signIn(name, password, setUp(name, password).code(0))
                .then()
                .statusCode(200)
                .body("recoveryCodes", hasSize(10));
        assertThat(deeds()).contains("second-factor-reset");
        given().cookie(admin)
                .delete(ACCOUNTS + "/nobody-at-all/second-factor")
                .then()
                .statusCode(404);
    }

    @Test
    void who_sees_nothing_personal_signs_in_with_the_password_until_they_are_given_a_role_that_does() {
        var password = account("IT_OPERATOR");
        var cookie = signIn(name, password, null).detailedCookie(OURS);
        given().cookie(cookie).get("/api/v1/me").then().statusCode(200);

        given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("role", "CLERK", "body", "hp-01"))
                .post(ACCOUNTS + "/" + name + "/roles")
                .then()
                .statusCode(201);

        given().cookie(cookie).get("/api/v1/me").then().statusCode(401);
        given().cookie(cookie).get("/api/v1/sessions").then().statusCode(401);
        refused(signIn(name, password, null), 403, "set-up-needed");
    }

    @Test
    void the_first_administrator_reads_nothing_of_what_citizens_say() {
        given().cookie(admin).get("/api/v1/me").then().body("roles", equalTo(List.of("ADMINISTRATOR")));
        given().cookie(admin).get("/api/v1/sessions").then().statusCode(403);
    }

    /** What came of it, by word, all at the same time and each from an address of its own. */
    private Map<String, Long> guesses(String password, int howMany) {
        return IntStream.range(0, howMany)
                .parallel()
                .mapToObj(i -> signIn.with(new SignIn.Credentials(name, password, Optional.of("000000"), "test-" + i))
                        .map(_ -> "in")
                        .onFailure()
                        .recoverWithItem(SecondFactorOverHttpTest::word)
                        .await()
                        .indefinitely())
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    }

    private static String word(Throwable failure) {
        return failure instanceof Refused refused ? refused.problem().type() : failure.toString();
    }

    private String account(String role) {
        return given().cookie(admin)
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "displayName", "", "roles", List.of(Map.of("role", role, "body", "hp-01"))))
                .post(ACCOUNTS)
                .then()
                .statusCode(201)
                .extract()
                .path("password");
    }

    /** What an authenticator knows, and which step it showed last. */
    private static final class Phone {
        private static final long STEP_SECONDS = 30;

        private final String secret;
        private long shown;

        Phone(String secret) {
            this.secret = secret;
        }

        /** With enough of the step left for what a test does with it. */
        String code(int steps) {
            await().until(() -> Instant.now().getEpochSecond() % STEP_SECONDS < STEP_SECONDS - 6);
            shown = Instant.now().getEpochSecond() / STEP_SECONDS + steps;
            return code();
        }

        String used() {
            return code();
        }

        String before() {
            return new Phone(secret).at(shown - 1);
        }

        String after() {
            return new Phone(secret).at(shown + 1);
        }

        private String at(long step) {
            shown = step;
            return code();
        }

        private String code() {
            return Totp.code(Base32.decode(padded()), shown);
        }

        private String padded() {
            return secret + "=".repeat((8 - secret.length() % 8) % 8);
        }
    }

    private static Phone setUp(String name, String password) {
        var answer = proposed(name, password);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<String>path("address")).contains("secret=" + answer.path("secret"));
        return new Phone(answer.path("secret"));
    }

    private static Response proposed(String name, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "password", password))
                .post(SIGN_IN + "/second-factor");
    }

    private static Response signIn(String name, String password, @Nullable String code) {
        var credentials = new HashMap<String, @Nullable String>();
        credentials.put("name", name);
        credentials.put("password", password);
        credentials.put("code", code);
        return given().contentType(ContentType.JSON).body(credentials).post(SIGN_IN);
    }

    private static void refused(Response answer, int status, String word) {
        answer.then().statusCode(status).body("type", equalTo("/problems/" + word));
        assertThat(answer.getCookies()).doesNotContainKey(OURS);
    }

    private List<String> deeds() {
        return given().cookie(admin)
                .get("/api/v1/audit?limit=200")
                .jsonPath()
                .getList("findAll { it.subject == 'account:%s' }.action".formatted(name));
    }

    private String kept(String account) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select secret from second_factor where account = ?")) {
            select.setString(1, account);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Base32.toBase32String(rows.getBytes(1)) : "";
            }
        }
    }

    private String initialPassword(String account) throws IOException {
        for (var one :
                new ObjectMapper().readTree(folder.file("initial-accounts.json").toFile())) {
            if (one.get("name").asText().equals(account)) {
                return one.get("password").asText();
            }
        }
        throw new IllegalStateException("no initial account " + account);
    }
}
