package vn.tiepdan.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.SessionId;

/**
 * Somebody of one commune asks everything that can be asked, about their own commune and about another. What can be asked is
 * written here whole: an address that is not fails {@link #every_address_is_accounted_for}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class ReachOverHttpTest {
    private static final String API = "/api/v1";
    private static final String DEVICE = "/devices/{id}";
    private static final String LAYER = "/configuration/layers/{layer}";
    private static final String SESSION = "/sessions/{id}";
    private static final String RECORDING = "/sessions/{session}/recording";

    /** About one thing, with what is sent. */
    private static final Map<String, String> ABOUT_ONE = Map.ofEntries(
            Map.entry("get " + DEVICE, ""),
            Map.entry("get " + DEVICE + "/presence", ""),
            Map.entry("get " + DEVICE + "/events", ""),
            Map.entry("get " + DEVICE + "/timeline", ""),
            Map.entry("get " + DEVICE + "/configuration", ""),
            Map.entry("get " + DEVICE + "/stays", ""),
            Map.entry("get " + DEVICE + "/place", ""),
            Map.entry("get " + DEVICE + "/standing", ""),
            Map.entry("put " + DEVICE + "/standing", "{\"state\":\"ACTIVE\",\"why\":\"test\"}"),
            Map.entry("put " + DEVICE + "/maintenance", "{\"reason\":\"test\",\"until\":\"{soon}\"}"),
            Map.entry("delete " + DEVICE + "/maintenance", ""),
            Map.entry("post " + DEVICE + "/replacement", ""),
            Map.entry("get " + DEVICE + "/commands", ""),
            // one that waits for a second person: there is no broker here to send it to
            Map.entry(
                    "post " + DEVICE + "/commands",
                    "{\"command\":{\"kind\":\"reboot\",\"evenInSession\":false},\"reason\":\"test\"}"),
            Map.entry("get " + LAYER, ""),
            Map.entry("get " + LAYER + "/history", ""),
            Map.entry("put " + LAYER, "{\"settings\":{\"heartbeatSeconds\":40},\"why\":\"test\"}"),
            Map.entry("post " + LAYER + "/restoration", "{\"version\":1,\"why\":\"test\"}"),
            Map.entry("get " + SESSION, ""),
            Map.entry("get " + RECORDING, ""),
            Map.entry("get " + RECORDING + "/viewing-copy", ""),
            Map.entry("head " + RECORDING + "/viewing-copy", ""));

    /** Lists, with what of a commune is found in them. */
    private static final Map<String, String> LISTS = Map.of(
            "/bodies", "\"id\":\"{body}\"",
            "/sites", "\"id\":\"{site}\"",
            "/devices", "\"id\":\"{device}\"",
            "/incidents", "\"{device}\"",
            "/configuration/layers", "\"device:{device}\"",
            "/configuration/drift", "{device}",
            "/sessions?date=2026-02-03", "\"id\":\"{session}\"",
            "/audit?limit=1000", "\"device:{device}\"",
            "/register?body={body}&year=2026", "{session}");

    /** What has tests of its own below. */
    private static final Set<String> OTHERWISE = Set.of(
            "post /claims",
            "get /live",
            // ApprovalOverHttpTest
            "get /enrolments",
            "put /enrolments/{device}/approval",
            "put /enrolments/{device}/rejection",
            // CommandsOverMqttTest
            "get /commands",
            "post /commands",
            "put /commands/{id}/agreement",
            "delete /commands/{id}",
            "get /commands/{id}/file",
            // CalendarOverHttpTest
            "post /calendar/imports",
            // ReceptionDayOverHttpTest
            "get /reception-days",
            "post /reception-days",
            "get /reception-days/{id}",
            "put /reception-days/{id}",
            "post /reception-days/{id}/publication",
            "post /reception-days/{id}/cancellation",
            "post /reception-days/{id}/holding",
            // BookingOverHttpTest
            "get /appointments/free",
            "post /appointments",
            "get /appointments/{id}",
            "post /appointments/{id}/move",
            "post /appointments/{id}/cancellation",
            // for devices, by their certificate
            "put /device/commands/{id}/file");

    /** For administrators alone, who reach everything. */
    private static final Set<String> ADMINISTRATION = Set.of(
            "get /accounts",
            "post /accounts",
            "put /accounts/{name}",
            "post /accounts/{name}/password",
            "post /accounts/{name}/roles",
            "put /accounts/{name}/roles/{role}/end",
            "delete /accounts/{name}/second-factor",
            "post /bodies/{id}/merge",
            "put /sites/{id}/body",
            "put /devices/{id}/site",
            "post /legal-numbers",
            "delete /legal-numbers/{key}/{from}");

    /** About no place. */
    private static final Set<String> NOBODYS = Set.of(
            "get /claims/defaults",
            "get /configuration/schema",
            "get /calendar/{year}",
            "get /calendar/{year}/file",
            "get /calendar/imports",
            "get /calendar/imports/{id}/file",
            "get /legal-numbers",
            "get /deadlines",
            "get /audit/verification",
            "get /crl",
            "get /system",
            "get /me",
            "post /sign-in",
            "post /sign-in/second-factor",
            "post /sign-out",
            "get /sign-in/ways",
            "get /sign-in/oidc");

    @Inject
    Communes communes;

    /** Made once: hashing passwords takes its time, and nobody here changes anything that another test looks at. */
    private static Communes.Commune own;

    private static Communes.Commune other;
    private static Cookie operator;
    private static Cookie official;

    @BeforeEach
    void twoCommunes() throws Exception {
        if (own == null) {
            await().until(() -> given().get("/q/health/ready").statusCode() == 200);
            other = communes.commune("hp-02");
            operator = communes.staff(StaffRole.IT_OPERATOR, "hp-01");
            official = communes.staff(StaffRole.OFFICIAL, "hp-01");
            own = communes.commune("hp-01");
        }
    }

    @Test
    void every_address_is_accounted_for() throws IOException {
        var told = new TreeSet<String>();
        new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString())
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("responses"))
                        .filter(operation -> path.getKey().startsWith(API))
                        .forEach(operation -> told.add(
                                operation.getKey() + " " + path.getKey().substring(API.length()))));

        var known = new TreeSet<>(ABOUT_ONE.keySet());
        LISTS.keySet().forEach(list -> known.add("get " + list.replaceAll("\\?.*", "")));
        Stream.of(OTHERWISE, ADMINISTRATION, NOBODYS).forEach(known::addAll);
        assertThat(told).isEqualTo(known);
    }

    static Stream<String> aboutOne() {
        return ABOUT_ONE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("aboutOne")
    void what_is_out_of_reach_is_as_what_is_not_there(String operation) {
        var absent = new Communes.Commune("nowhere", "nowhere-office", new DeviceId("d-0000000000"), SessionId.fresh());

        var hidden = ask(operation, other);

        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.asString()).isEqualTo(ask(operation, absent).asString());
        assertThat(ask(operation, absent).statusCode()).isEqualTo(404);
        var seen = ask(operation, own);
        if (operation.endsWith("viewing-copy")) {
            assertThat(seen.asString()).doesNotContain("no-such-session");
        } else {
            assertThat(seen.statusCode()).as(seen.asString()).isBetween(200, 204);
        }
    }

    static Stream<String> lists() {
        return LISTS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_list_shows_what_is_in_reach_alone(String list) {
        var shown = get(list, own);
        var hidden = get(list, other);

        assertThat(hidden).doesNotContain(in(other, LISTS.getOrDefault(list, "")));
        if (!Set.of("/configuration/drift", "/register?body={body}&year=2026").contains(list)) {
            assertThat(shown)
                    .contains(in(own, LISTS.getOrDefault(list, "")))
                    .doesNotContain(in(other, LISTS.getOrDefault(list, "")));
        }
    }

    @Test
    void drift_counts_the_devices_in_reach_alone() {
        var listed = given().cookie(operator).get(API + "/devices").jsonPath().getList("id");

        given().cookie(operator).get(API + "/configuration/drift").then().body("devices", equalTo(listed.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"body:hp-02", "site:hp-02-office", "body:nowhere", "site:nowhere"})
    void a_layer_for_others_is_as_one_for_nobody(String layer) {
        given().cookie(operator)
                .get(API + "/configuration/layers/" + layer)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/no-such-layer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "body:hp"})
    void a_layer_above_is_seen_but_not_changed(String layer) {
        given().cookie(operator)
                .get(API + "/configuration/layers/" + layer)
                .then()
                .statusCode(200);
        given().cookie(operator)
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(Map.of("settings", Map.of(), "why", "test"))
                .put(API + "/configuration/layers/" + layer)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/beyond-reach"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"body:hp-01", "site:hp-01-office"})
    void the_layers_of_ones_own_are_changed(String layer) {
        var seen = given().cookie(operator).get(API + "/configuration/layers/" + layer);

        given().cookie(operator)
                .contentType(ContentType.JSON)
                .header("If-Match", seen.header("ETag"))
                .body(Map.of("settings", Map.of(), "why", "test"))
                .put(API + "/configuration/layers/" + layer)
                .then()
                .statusCode(200);
    }

    @Test
    void a_claim_for_a_site_out_of_reach_is_as_one_for_no_site() {
        var hidden = claim(other.site());

        assertThat(hidden.statusCode()).isEqualTo(422);
        assertThat(hidden.asString()).isEqualTo(claim("nowhere").asString());
        assertThat(claim(own.site()).statusCode()).isEqualTo(201);
    }

    @Test
    void accounts_and_places_are_changed_by_administrators() {
        ADMINISTRATION.forEach(operation -> assertThat(ask(
                                operation
                                        .replace("{name}", "admin")
                                        .replace("{role}", "of-theirs")
                                        .replace("{key}", "RESULT_NOTICE")
                                        .replace("{from}", "2014-07-01"),
                                own)
                        .statusCode())
                .as(operation)
                .isEqualTo(403));
    }

    private Response claim(String site) {
        return given().cookie(operator)
                .contentType(ContentType.JSON)
                .body(Map.of("site", site, "role", "kiosk", "label", "Ki-ốt"))
                .post(API + "/claims");
    }

    private String get(String list, Communes.Commune commune) {
        var answer = given().urlEncodingEnabled(false).cookie(whoAsks(list)).get(API + in(commune, list));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.asString();
    }

    private Response ask(String operation, Communes.Commune commune) {
        var parts = operation.split(" ");
        var request = given().urlEncodingEnabled(false).cookie(whoAsks(parts[1]));
        var path = API + in(commune, parts[1]);
        var body = in(commune, ABOUT_ONE.getOrDefault(operation, ""));
        if (!body.isEmpty()) {
            request.contentType(ContentType.JSON).body(body);
        }
        if (path.endsWith("/commands")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        if (path.contains("/layers/")) {
            request.header("If-Match", "\"1\"");
        }
        return request.request(parts[0].toUpperCase(Locale.ROOT), path);
    }

    private Cookie whoAsks(String path) {
        return path.startsWith("/sessions") || path.startsWith("/register") ? official : operator;
    }

    private static String in(Communes.Commune commune, String text) {
        return text.replace("/sessions/{id}", "/sessions/{session}")
                .replace("{layer}", "device:{device}")
                .replace("{id}", "{device}")
                .replace("{body}", commune.body())
                .replace("{site}", commune.site())
                .replace("{device}", commune.kiosk().value())
                .replace("{session}", commune.session().toString())
                .replace("{soon}", Instant.now().plusSeconds(600).toString());
    }
}
