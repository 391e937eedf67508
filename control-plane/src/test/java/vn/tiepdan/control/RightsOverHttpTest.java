package vn.tiepdan.control;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.tiepdan.control.platform.Right;
import vn.tiepdan.control.platform.StaffRole;

/** What each role may do, and that whoever has several at several bodies does in each what their role there allows. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class RightsOverHttpTest {
    private static final String API = "/api/v1";

    /** One address for each right that any address asks for; whoever may is answered something else than 403. */
    private static final Map<Right, String> ADDRESSES = Map.ofEntries(
            Map.entry(Right.SEE_DEVICES, "get /devices"),
            Map.entry(Right.SWAP_DEVICES, "post /devices/{device}/replacement"),
            Map.entry(Right.RUN_DEVICES, "get /incidents"),
            Map.entry(Right.CHANGE_PLACES, "put /sites/{site}/body"),
            Map.entry(Right.CHANGE_ACCOUNTS, "get /accounts"),
            Map.entry(Right.CHANGE_LAW, "post /legal-numbers"),
            Map.entry(Right.READ_AUDIT, "get /audit"),
            Map.entry(Right.PLAN_RECEPTION, "post /reception-days"),
            Map.entry(Right.BOOK_APPOINTMENTS, "post /appointments"),
            Map.entry(Right.SEE_SESSIONS, "get /sessions"),
            Map.entry(Right.READ_SESSIONS, "get /sessions/{session}"),
            Map.entry(Right.PLAY_RECORDINGS, "get /sessions/{session}/recording"),
            Map.entry(Right.READ_REGISTER, "get /register?body=hp-01&year=2026"));

    @Inject
    Communes communes;

    private static Communes.Commune first;
    private static Communes.Commune second;

    @BeforeEach
    void twoCommunes() throws Exception {
        if (first == null) {
            await().until(() -> given().get("/q/health/ready").statusCode() == 200);
            first = communes.commune("hp-01");
            second = communes.commune("hp-02");
        }
    }

    @Test
    void every_right_that_is_asked_for_is_tried_here() {
        var asked = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("vn.tiepdan.control").stream()
                        .flatMap(RightsOverHttpTest::asked)
                        .map(Right::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).isEqualTo(new TreeSet<>(ADDRESSES.keySet()));
    }

    private static Stream<String> asked(JavaClass type) {
        return Stream.concat(
                        type.tryGetAnnotationOfType(RolesAllowed.class).stream(),
                        type.getMethods().stream()
                                .flatMap(it -> it.tryGetAnnotationOfType(RolesAllowed.class).stream()))
                .flatMap(it -> Arrays.stream(it.value()));
    }

    @ParameterizedTest
    @EnumSource(StaffRole.class)
    void a_role_may_what_the_table_says_and_nothing_else(StaffRole role) throws Exception {
        var cookie = communes.staff(role, "hp-01");
        var may = ADDRESSES.keySet().stream()
                .filter(right ->
                        ask(cookie, ADDRESSES.getOrDefault(right, ""), first).statusCode() != 403)
                .collect(Collectors.toSet());

        var told = Right.of(role).stream().filter(ADDRESSES::containsKey).collect(Collectors.toSet());
        assertThat(may).isEqualTo(told);
    }

    @Test
    void an_official_here_and_an_operator_there_is_in_each_place_what_they_are_there() throws Exception {
        var cookie = communes.person(Stream.concat(
                        Communes.roles(StaffRole.OFFICIAL, "hp-01"), Communes.roles(StaffRole.IT_OPERATOR, "hp-02"))
                .toList());

        assertThat(ask(cookie, "get /sessions/{session}", first).statusCode()).isEqualTo(200);
        var hidden = ask(cookie, "get /sessions/{session}", second);
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.asString()).contains("/problems/no-such-session");
        assertThat(ask(cookie, "get /sessions/{session}/recording", second).statusCode())
                .isEqualTo(404);
        assertThat(ask(cookie, "get /sessions?date=2026-02-03", first).asString())
                .contains(first.session().toString())
                .doesNotContain(second.session().toString());
        assertThat(ask(cookie, "get /devices/{device}/standing", second).statusCode())
                .isEqualTo(200);
        assertThat(ask(cookie, "get /devices/{device}/standing", first).statusCode())
                .isEqualTo(404);
        assertThat(ask(cookie, "get /devices", first).asString())
                .contains(first.kiosk().value(), second.kiosk().value());
        assertThat(ask(cookie, "get /audit?limit=1000", first).asString())
                .contains("device:" + second.kiosk())
                .doesNotContain("device:" + first.kiosk());
        assertThat(ask(cookie, "get /sites", first).asString()).contains(first.site(), second.site());
    }

    @Test
    void a_clerk_swaps_the_devices_of_their_own_commune_alone() throws Exception {
        var clerk = communes.staff(StaffRole.CLERK, "hp-01");

        assertThat(ask(clerk, "post /devices/{device}/replacement", first).statusCode())
                .isEqualTo(201);
        var hidden = ask(clerk, "post /devices/{device}/replacement", second);
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.asString()).contains("/problems/no-such-device");
        given().cookie(clerk)
                .contentType(ContentType.JSON)
                .body(Map.of("site", first.site(), "role", "kiosk", "label", "Ki-ốt"))
                .post(API + "/claims")
                .then()
                .statusCode(403);
    }

    @Test
    void an_inspector_of_the_city_reads_what_is_below_and_one_of_a_commune_does_not_read_beside_it() throws Exception {
        var ofTheCity = communes.staff(StaffRole.INSPECTOR, "hp");
        var ofOne = communes.staff(StaffRole.INSPECTOR, "hp-01");

        assertThat(ask(ofTheCity, "get /sessions/{session}", second).statusCode())
                .isEqualTo(200);
        assertThat(ask(ofOne, "get /sessions/{session}", second).statusCode()).isEqualTo(404);
    }

    @Test
    void an_auditor_reads_who_saw_what_of_their_bodies_and_not_what_it_was() throws Exception {
        var official = communes.staff(StaffRole.OFFICIAL, "hp");
        Set.of(first, second).forEach(it -> {
            ask(official, "get /sessions/{session}", it);
            ask(official, "get /register?body={body}&year=2026", it);
        });

        var auditor = communes.staff(StaffRole.AUDITOR, "hp-01");

        given().cookie(auditor)
                .get(API + "/audit?limit=1000")
                .then()
                .body("subject", hasItem("session:" + first.session()))
                .body("subject", not(hasItem("session:" + second.session())))
                .body("subject", hasItem("register:hp-01/2026"))
                .body("subject", not(hasItem("register:hp-02/2026")))
                .body(
                        "findAll { it.subject == 'session:%s' }.action".formatted(first.session()),
                        hasItem("session-read"));
        given().cookie(auditor).get(API + "/me").then().body("rights", equalTo(java.util.List.of("READ_AUDIT")));
    }

    private static Response ask(Cookie cookie, String operation, Communes.Commune commune) {
        var parts = operation.split(" ");
        var path = parts[1].replace("{device}", commune.kiosk().value())
                .replace("{site}", commune.site())
                .replace("{body}", commune.body())
                .replace("{session}", commune.session().toString());
        var request = given().urlEncodingEnabled(false).cookie(cookie);
        if (!parts[0].equals("get")) {
            request.contentType(ContentType.JSON).body(Map.of("body", "nowhere"));
        }
        return request.request(parts[0].toUpperCase(Locale.ROOT), API + path);
    }
}
