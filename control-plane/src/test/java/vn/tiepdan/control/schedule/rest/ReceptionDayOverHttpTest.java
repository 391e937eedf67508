package vn.tiepdan.control.schedule.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.Communes;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.ReceptionDays;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.body.Day;
import vn.tiepdan.control.platform.StaffRole;

/** Days on which a body receives, as its scheduler plans, shows, changes and cancels them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class ReceptionDayOverHttpTest {
    private static final String DAYS = "/api/v1/reception-days";

    @Inject
    ReceptionDays days;

    @Inject
    Communes communes;

    @Inject
    AuditLog audit;

    private static ReceptionDays.Office office;
    private static Cookie elsewhere;
    private static LocalDate last = LocalDate.now(Day.ZONE);
    private LocalDate date;

    @BeforeEach
    void nextDay() throws Exception {
        if (office == null) {
            elsewhere = communes.staff(StaffRole.SCHEDULER, "hp-02");
            office = days.office("hp-01", 1);
        }
        last = last.plusDays(1);
        date = last;
    }

    @Test
    void a_day_is_a_draft_then_shown_then_changed_then_cancelled() {
        var id = planned();
        one(id).then().body("state", equalTo("DRAFT")).body("version", equalTo(1));

        act(id, "publication", Map.of()).then().statusCode(200).body("state", equalTo("PUBLISHED"));
        var longer = office.plan(date);
        longer.put("slotMinutes", 60);
        longer.put("bookable", 3);
        change(id, 2, longer)
                .then()
                .statusCode(200)
                .body("slotMinutes", equalTo(60))
                .body("state", equalTo("PUBLISHED"));
        act(id, "cancellation", Map.of("why", "mất điện cả xã"))
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("why", equalTo("mất điện cả xã"));

        change(id, 4, longer).then().statusCode(409).body("type", equalTo("/problems/day-cancelled"));
        assertThat(deeds(id))
                .containsExactly(
                        "reception-day-cancelled",
                        "reception-day-changed",
                        "reception-day-published",
                        "reception-day-planned");
    }

    @Test
    void of_two_who_change_a_day_the_second_is_told() {
        var id = planned();
        var changed = office.plan(date);
        changed.put("total", 50);

        change(id, 1, changed).then().statusCode(200);

        change(id, 1, changed)
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/day-changed"))
                .body("version", equalTo(2));
        given().cookie(office.scheduler())
                .contentType(ContentType.JSON)
                .body(changed)
                .put(DAYS + "/" + id)
                .then()
                .statusCode(428)
                .body("type", equalTo("/problems/version-missing"));
    }

    @Test
    void a_room_and_an_official_are_at_one_place_at_a_time() {
        var first = planned();

        var second = days.plan(office, office.plan(date));

        second.then()
                .statusCode(422)
                .body("type", equalTo("/problems/desk-taken"))
                .body("field", equalTo("desks"))
                .body("day", equalTo(first));
        act(first, "cancellation", Map.of("why", "đổi lịch")).then().statusCode(200);
        days.plan(office, office.plan(date)).then().statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({
        "date, 2020-01-01, date",
        "body, hp-02, body",
        "presiding, nobody, presiding",
        "kind, AD_HOC, occasion",
        "bookable, 7, bookable",
    })
    void what_cannot_be_is_refused_with_its_field(String member, String value, String field) {
        var plan = office.plan(date);
        plan.put(member, member.equals("bookable") ? Integer.valueOf(value) : value);

        days.plan(office, plan).then().statusCode(422).body("field", equalTo(field));
    }

    @Test
    void rooms_and_people_are_the_bodys_own() throws Exception {
        var other = days.office("hp-02", 1);
        var plan = office.plan(date);
        plan.put(
                "desks",
                List.of(Map.of(
                        "room",
                        other.rooms().getFirst(),
                        "official",
                        office.officials().getFirst())));
        days.plan(office, plan).then().statusCode(422).body("field", equalTo("desks"));
        plan.put(
                "desks",
                List.of(Map.of(
                        "room",
                        office.rooms().getFirst(),
                        "official",
                        other.officials().getFirst())));
        plan.put("presiding", other.officials().getFirst());
        days.plan(office, plan).then().statusCode(422).body("field", equalTo("desks"));
        plan = office.plan(date);
        plan.put("sites", List.of(other.site()));
        days.plan(office, plan).then().statusCode(422).body("field", equalTo("sites"));
    }

    @Test
    void for_whom_a_day_is_out_of_reach_it_does_not_exist() {
        var id = planned();

        assertThat(given().cookie(elsewhere).get(DAYS + "/" + id).asString())
                .isEqualTo(given().cookie(elsewhere)
                        .get(DAYS + "/" + UUID.randomUUID())
                        .asString())
                .contains("no-such-day");
        list(elsewhere).then().statusCode(200).body("id", not(hasItem(id)));
        list(office.scheduler()).then().statusCode(200).body("id", hasItem(id));
        given().cookie(elsewhere)
                .contentType(ContentType.JSON)
                .body(Map.of("why", "x"))
                .post(DAYS + "/" + id + "/cancellation")
                .then()
                .statusCode(404);
    }

    @Test
    void who_presided_is_said_when_the_day_has_come() {
        var id = planned();
        act(id, "holding", Map.of("presided", office.officials().getFirst()))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/day-draft"));
        act(id, "publication", Map.of()).then().statusCode(200);
        act(id, "holding", Map.of("presided", office.officials().getFirst()))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/day-ahead"));
        act(id, "holding", Map.of("presided", "nobody")).then().statusCode(422).body("field", equalTo("presided"));
    }

    private String planned() {
        return days.plan(office, office.plan(date))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response one(String id) {
        return given().cookie(office.scheduler()).get(DAYS + "/" + id);
    }

    private Response list(Cookie asking) {
        return given().cookie(asking)
                .queryParam("from", date.toString())
                .queryParam("until", date.toString())
                .get(DAYS);
    }

    private static Response act(String id, String what, Map<String, Object> body) {
        return given().cookie(office.scheduler())
                .contentType(ContentType.JSON)
                .body(body)
                .post(DAYS + "/" + id + "/" + what);
    }

    private static Response change(String id, int version, Map<String, Object> plan) {
        return given().cookie(office.scheduler())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(plan)
                .put(DAYS + "/" + id);
    }

    /** The newest first. */
    private List<String> deeds(String id) {
        return audit.newest(1000).await().indefinitely().stream()
                .filter(it -> it.deed().subject().equals("reception-day:" + id))
                .map(it -> it.deed().action())
                .toList();
    }
}
