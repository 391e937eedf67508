package vn.tiepdan.control.appointment.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.ReceptionDays;
import vn.tiepdan.control.body.Day;

/** Who books what, over HTTP and with a real database: two never have the same. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class BookingOverHttpTest {
    private static final String APPOINTMENTS = "/api/v1/appointments";
    private static final int CLIENTS = 64;
    private static final int SLOTS = 6;

    @Inject
    ReceptionDays days;

    @Inject
    DataSource database;

    private static ReceptionDays.Office office;
    private static LocalDate last = LocalDate.now(Day.ZONE);
    private LocalDate date;

    @BeforeEach
    void nextDay() throws Exception {
        if (office == null) {
            office = days.office("hp-03", 2);
            days.kiosk(office);
            days.kiosk(office);
        }
        last = last.plusDays(1);
        date = last;
    }

    @Test
    void sixty_four_who_book_the_same_day_at_once_have_each_a_place_of_their_own_or_none() throws Exception {
        var day = days.published(office, office.plan(date));

        var answers = atOnce(client -> book(day, slot(client % SLOTS), citizen(client)));

        var booked = answers.stream().filter(it -> it.statusCode() == 201).toList();
        assertThat(booked).as("as many as there are places").hasSize(2 * SLOTS);
        assertThat(booked.stream().map(it -> it.path("begins") + "/" + it.path("room")))
                .doesNotHaveDuplicates();
        assertThat(booked.stream().map(it -> it.path("begins") + "/" + it.path("kiosk")))
                .doesNotHaveDuplicates();
        assertThat(booked.stream().map(it -> it.<String>path("number"))).doesNotHaveDuplicates();
        answers.stream()
                .filter(it -> it.statusCode() != 201)
                .forEach(it -> it.then().statusCode(409).body("type", equalTo("/problems/slot-taken")));
        assertThat(overlapping(day)).isZero();
    }

    @Test
    void one_citizen_who_books_everywhere_at_once_has_one_place() throws Exception {
        var day = days.published(office, office.plan(date));

        var answers = atOnce(_ -> book(day, slot(0), citizen(7)));

        assertThat(answers.stream().filter(it -> it.statusCode() == 201)).hasSize(1);
        book(day, slot(0), citizen(7)).then().statusCode(409).body("type", equalTo("/problems/citizen-booked"));
    }

    @Test
    void a_day_has_no_more_appointments_than_it_can_bear() throws Exception {
        var plan = office.plan(date);
        plan.put("bookable", 5);
        var day = days.published(office, plan);

        var answers = atOnce(client -> book(day, slot(client % SLOTS), citizen(client)));

        assertThat(answers.stream().filter(it -> it.statusCode() == 201)).hasSize(5);
    }

    @Test
    void who_comes_too_late_is_shown_what_is_free_next() {
        var day = days.published(office, office.plan(date));
        book(day, slot(0), citizen(1)).then().statusCode(201);
        book(day, slot(0), citizen(2)).then().statusCode(201);

        var refusal = book(day, slot(0), citizen(3));

        refusal.then().statusCode(409).body("proposals", hasSize(3));
        String[] next = {refusal.path("proposals[0].begins"), refusal.path("proposals[0].ends")};
        book(refusal.path("proposals[0].day"), next, citizen(3)).then().statusCode(201);
        free(date).then().body("[0].openings", hasSize(SLOTS - 1));
    }

    @Test
    void a_place_that_is_given_up_is_free_again_and_one_that_is_moved_keeps_its_citizen() {
        var day = days.published(office, office.plan(date));
        var first =
                book(day, slot(0), citizen(1)).then().statusCode(201).extract().<String>path("id");
        var second =
                book(day, slot(1), citizen(2)).then().statusCode(201).extract().<String>path("id");

        change(first, "cancellation", Map.of("why", "đi vắng"))
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        change(second, "move", Map.of("place", place(day, slot(0)), "why", "sớm hơn"))
                .then()
                .statusCode(201)
                .body("fullName", equalTo("Nguyễn Văn 2"))
                .body("begins", equalTo(date + "T01:00:00Z"));

        one(second).then().body("state", equalTo("MOVED")).body("why", equalTo("sớm hơn"));
        free(date).then().body("[0].openings.places", equalTo(List.of(1, 2, 2, 2, 2, 2)));
    }

    @Test
    void of_a_move_that_cannot_be_nothing_has_happened() {
        var day = days.published(office, office.plan(date));
        book(day, slot(0), citizen(1)).then().statusCode(201);
        book(day, slot(0), citizen(2)).then().statusCode(201);
        var third =
                book(day, slot(1), citizen(3)).then().statusCode(201).extract().<String>path("id");

        change(third, "move", Map.of("place", place(day, slot(0)), "why", "sớm hơn"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/slot-taken"));

        one(third).then().body("state", equalTo("BOOKED")).body("begins", equalTo(date + "T01:30:00Z"));
    }

    @Test
    void what_is_not_offered_cannot_be_booked() {
        var draft = days.plan(office, office.plan(date))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        book(draft, slot(0), citizen(1)).then().statusCode(409).body("type", equalTo("/problems/day-not-open"));
        book(draft, slot(0), Map.of("fullName", " ")).then().statusCode(422).body("field", equalTo("fullName"));
        free(date).then().body("$", hasSize(0));
    }

    private List<Response> atOnce(Booking booking) throws Exception {
        var start = new CyclicBarrier(CLIENTS);
        var answers = new ArrayList<Response>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Response>>();
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                Callable<Response> one = () -> {
                    start.await();
                    return booking.by(client);
                };
                asked.add(clients.submit(one));
            }
            for (var one : asked) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    private interface Booking {
        Response by(int client);
    }

    private static Map<String, Object> citizen(int number) {
        return Map.of("fullName", "Nguyễn Văn " + number, "number", "031%09d".formatted(number));
    }

    /** The n-th half hour from eight on. */
    private static String[] slot(int n) {
        return new String[] {clock(n), clock(n + 1)};
    }

    private static String clock(int halves) {
        return "%02d:%02d:00".formatted(8 + halves / 2, halves % 2 * 30);
    }

    private static Map<String, Object> place(String day, String... slot) {
        return Map.of("day", day, "site", office.site(), "begins", slot[0], "ends", slot[1]);
    }

    private static Response book(String day, String[] slot, Map<String, Object> citizen) {
        return given().cookie(office.clerk())
                .contentType(ContentType.JSON)
                .body(new HashMap<>(Map.of("place", place(day, slot), "applicant", citizen, "matter", "complaint")))
                .post(APPOINTMENTS);
    }

    private static Response change(String id, String what, Map<String, Object> body) {
        return given().cookie(office.clerk())
                .contentType(ContentType.JSON)
                .body(body)
                .post(APPOINTMENTS + "/" + id + "/" + what);
    }

    private static Response one(String id) {
        return given().cookie(office.clerk()).get(APPOINTMENTS + "/" + id);
    }

    private static Response free(LocalDate date) {
        return given().cookie(office.clerk())
                .queryParam("site", office.site())
                .queryParam("from", date.toString())
                .queryParam("until", date.toString())
                .get(APPOINTMENTS + "/free");
    }

    /** Pairs of this day of which one has what the other has at the same time; none, whatever was asked for. */
    private long overlapping(String day) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        select count(*) from appointment a join appointment b on a.id < b.id and a.holds and b.holds
                            and tstzrange(a.begins, a.ends) && tstzrange(b.begins, b.ends)
                            and (a.room = b.room or a.kiosk = b.kiosk or a.official = b.official
                                or a.citizen_key = b.citizen_key)
                        where a.day = cast(? as uuid)
                        """)) {
            statement.setString(1, day);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
