package vn.tiepdan.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.audit.Shows;
import vn.tiepdan.control.platform.Right;
import vn.tiepdan.control.platform.StaffRole;

/**
 * Somebody who may see everything asks every address for what it shows; wherever a citizen's name or words come back, a line in the
 * audit log says so. An address that is new is asked too: it fails here until it is said how it is asked, and until it writes its line.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class ViewedOverHttpTest {
    private static final String API = "/api/v1";
    private static final String DAY = "2026-03-05";
    static final String NAME = "Phan Thị Dấu Vết";
    private static final String WORDS = "đất của tôi bị lấn";
    private static final String CITIZEN = "{\"fullName\":\"" + NAME + "\",\"address\":\"12 Lạch Tray\","
            + "\"idNumber\":\"031085001234\",\"evidence\":\"typed\"}";

    private static final String SESSION = """
            update session set citizen = '%s', matter_words = '%s', ticket_day = date '%s' where id = '%s'
            """;
    private static final String ENTRY = """
            insert into register_entry (body, year, number, session, received_at, entered_at, citizen, standing_kind, matter_kind,
                matter_words, outcome, summary)
            values ('hp-03', 2031, 1, '%4$s', now(), now(), '%1$s', 'SELF', 'COMPLAINT', '%2$s', 'GUIDED', '%2$s')
            """;

    /** What an address needs behind its path before it shows anything. */
    private static final Map<String, String> QUERIES = Map.of(
            "/sessions", "?date=" + DAY,
            "/register", "?body=hp-03&year=2031&limit=7",
            "/reception-days", "?from=2026-01-01&until=2026-12-31",
            "/calendar/{year}/file", "?format=csv",
                    "/deadlines", "?key=RESULT_NOTICE&from=2026-03-02",
                    "/appointments/free", "?site=hp-03-office&from=2026-01-01&until=2026-01-31");

    /** What does not end, what leads away, files of which there are none here, and what BookingOverHttpTest asks. */
    private static final Set<String> NOT_ASKED = Set.of(
            "/live",
            "/sign-in/oidc",
            "/commands/{id}/file",
            "/calendar/imports/{id}/file",
            "/sessions/{session}/recording/viewing-copy",
            "/reception-days/{id}",
            "/appointments/{id}");

    @Inject
    Communes communes;

    @Inject
    DataSource database;

    @Inject
    AuditLog audit;

    private static Communes.Commune commune;
    private static Cookie everybody;
    private static String self;

    @BeforeEach
    void somebodyWhoMaySeeEverything() throws Exception {
        if (commune == null) {
            await().until(() -> given().get("/q/health/ready").statusCode() == 200);
            var made = communes.commune("hp-03");
            sql(SESSION.formatted(CITIZEN, WORDS, DAY, made.session()));
            sql(ENTRY.formatted(CITIZEN, WORDS, DAY, made.session()));
            everybody = communes.person(Arrays.stream(StaffRole.values())
                    .flatMap(role -> Communes.roles(role, "hp"))
                    .toList());
            self = given().cookie(everybody).get(API + "/me").path("name");
            commune = made;
        }
    }

    @Test
    void whatever_shows_a_citizen_is_in_the_log() throws IOException {
        var showing = new TreeMap<String, List<String>>();
        for (var address : addresses()) {
            var before = lines();
            var answer = ask(address);
            assertThat(answer.statusCode())
                    .as(address + ": " + answer.asString())
                    .isEqualTo(200);
            if (Stream.of(NAME, WORDS, "031085001234", "12 Lạch Tray").anyMatch(answer.asString()::contains)) {
                showing.put(address, newSince(before));
            }
        }

        assertThat(showing)
                .isEqualTo(Map.of(
                        "/sessions",
                        List.of("sessions-listed sessions:day date=" + DAY + " 1 shown"),
                        "/sessions/{id}",
                        List.of("session-read session:" + commune.session()),
                        "/register",
                        List.of("register-read register:hp-03/2031 limit=7 1 shown")));
    }

    private static Set<String> addresses() throws IOException {
        var all = new TreeSet<String>();
        new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString()).get("paths").properties().stream()
                        .filter(path ->
                                path.getValue().has("get") && path.getKey().startsWith(API))
                        .forEach(path -> all.add(path.getKey().substring(API.length())));
        all.removeAll(NOT_ASKED);
        assertThat(all).hasSizeGreaterThan(20);
        return all;
    }

    @Test
    void what_was_captured_of_a_session_is_noted_too() {
        var before = lines();

        given().cookie(everybody).get(API + "/sessions/" + commune.session() + "/recording");

        assertThat(newSince(before)).containsExactly("recording-seen session:" + commune.session());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sessions", "/sessions/{id}", "/register"})
    void what_cannot_be_written_down_is_not_shown_and_the_next_try_is(String address) throws SQLException {
        sql("alter table audit add constraint no_views check (actor <> 'account:" + self + "') not valid");
        try {
            var refused = ask(address);
            assertThat(refused.statusCode()).isEqualTo(500);
            assertThat(refused.asString()).contains("/problems/defect").doesNotContain(NAME, WORDS);
        } finally {
            sql("alter table audit drop constraint no_views");
        }

        assertThat(ask(address).asString()).contains(NAME);
    }

    @Test
    void an_address_that_forgets_to_say_what_it_shows_shows_nothing() {
        var before = lines();

        var forgotten = given().cookie(everybody).get(Forgetful.ADDRESS);

        assertThat(forgotten.statusCode()).isEqualTo(500);
        assertThat(forgotten.asString()).contains("/problems/defect").doesNotContain(NAME);
        assertThat(newSince(before)).isEmpty();
    }

    @Test
    void nothing_that_somebody_writes_into_an_address_gets_into_the_log() {
        var before = lines();

        given().cookie(everybody)
                .get(API + "/register?body=hp-03&year=2031&offset=0&name=Nguyen&limit=5")
                .then()
                .statusCode(200);

        assertThat(newSince(before)).containsExactly("register-read register:hp-03/2031 offset=0 limit=5 1 shown");
    }

    @Test
    void a_session_has_one_name_under_which_views_of_it_are_found() {
        var before = lines();
        var other = commune.session().toString().toUpperCase(java.util.Locale.ROOT);

        given().cookie(everybody).get(API + "/sessions/" + other).then().statusCode(404);
        given().cookie(everybody)
                .get(API + "/sessions/" + other + "/recording")
                .then()
                .statusCode(404);

        assertThat(newSince(before)).isEmpty();
    }

    @Test
    void who_is_refused_has_seen_nothing() throws IOException {
        var stranger = communes.staff(StaffRole.OFFICIAL, "hp-01");
        var before = lines();

        given().cookie(stranger)
                .get(API + "/sessions/" + commune.session())
                .then()
                .statusCode(404);
        given().get(API + "/sessions/" + commune.session()).then().statusCode(401);

        assertThat(lines()).hasSameSizeAs(before);
    }

    /** Also those that change something, and those that nobody asks above. */
    @Test
    void every_address_that_asks_for_a_personal_right_says_what_it_shows() {
        var silent = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("vn.tiepdan.control").stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(ViewedOverHttpTest::answers)
                        .filter(it ->
                                Right.arePersonal(Right.askedFor(it.getOwner().reflect(), it.reflect())))
                        .filter(it -> !it.isAnnotatedWith(Shows.class))
                        .map(JavaMethod::getFullName)
                        .toList();

        assertThat(silent).isEmpty();
    }

    private static boolean answers(JavaMethod method) {
        return Stream.<Class<? extends Annotation>>of(GET.class, POST.class, PUT.class, DELETE.class)
                .anyMatch(method::isAnnotatedWith);
    }

    private static Response ask(String address) {
        var path = address.replace("/sessions/{id}", "/sessions/" + commune.session())
                .replace("{session}", commune.session().toString())
                .replace("{layer}", "device:" + commune.kiosk())
                .replace("{id}", commune.kiosk().value())
                .replace("{year}", "2026");
        assertThat(path).as("say how this address is asked").doesNotContain("{");
        return given().urlEncodingEnabled(false).cookie(everybody).get(API + path + QUERIES.getOrDefault(address, ""));
    }

    /** The newest first. */
    private List<AuditLog.Line> lines() {
        return audit.newest(1000).await().indefinitely();
    }

    private List<String> newSince(List<AuditLog.Line> before) {
        long last = before.isEmpty() ? 0 : before.getFirst().number();
        var found = new ArrayList<String>();
        lines().stream()
                .filter(it -> it.number() > last && it.deed().actor().equals(Actor.account(self)))
                .map(AuditLog.Line::deed)
                .forEach(it -> found.add(
                        String.join(" ", it.action(), it.subject(), it.detail()).strip()));
        return found;
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
