package vn.tiepdan.control.calendar.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.control.Communes;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;

/** The legal time of a fresh installation, and how a city brings it up to date. Each test has a year or a key of its own. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class CalendarOverHttpTest {
    private static final String API = "/api/v1";
    private static final String HEADER =
            "day,kind,name,name_en,document,title,issuer,issued_on,in_force_from,address,uncertain,uncertain_en\n";
    private static final String SOURCE = ",Bộ Nội vụ,%1$d-11-20,%1$d-11-20,https://moha.gov.vn,,\n";

    @Inject
    DataFolder folder;

    @Inject
    Communes communes;

    @Inject
    DataSource database;

    @Inject
    AuditLog audit;

    private static Cookie admin;

    @BeforeEach
    void signedIn() throws IOException {
        if (admin == null) {
            await().until(() -> given().get("/q/health/ready").statusCode() == 200);
            admin = SignedIn.as(StaffRole.ADMINISTRATOR, folder);
        }
    }

    @Test
    void a_fresh_installation_knows_2026() {
        year(2026)
                .body("year.state", equalTo("THERE"))
                .body("year.holidays", equalTo(11))
                .body("weeklyRest", contains("SATURDAY", "SUNDAY"))
                .body("days.find { it.day == '2026-08-22' }.kind", equalTo("MAKE_UP"))
                .body("days.find { it.day == '2026-08-31' }.name.en", equalTo("Off instead of 22 August 2026"))
                .body("days.find { it.day == '2026-11-24' }.kind", equalTo("UNDECIDED"))
                .body("sources.find { it.document == '45/2019/QH14' }.title", equalTo("Bộ luật Lao động"))
                .body("warnings.find { it.source?.document == '80-NQ/TW' }.days", contains("2026-11-24"));
    }

    @Test
    void a_year_that_nobody_has_brought_in_is_not_there() {
        year(2041).body("year.state", equalTo("ABSENT")).body("warnings.word", contains("NO_CALENDAR"));
        asking().get(API + "/calendar/1999").then().statusCode(404).body("type", equalTo("/problems/no-such-year"));
    }

    @ParameterizedTest
    @EnumSource(value = StaffRole.class, mode = EnumSource.Mode.EXCLUDE, names = "HEAD") // a body has one, made elsewhere
    void everybody_of_staff_reads(StaffRole role) throws IOException {
        var cookie = communes.staff(role, "hp-01");
        for (var path : List.of(
                "/calendar/2026",
                "/calendar/2026/file",
                "/calendar/imports",
                "/legal-numbers",
                "/deadlines?key=RESULT_NOTICE&from=2026-03-02")) {
            given().cookie(cookie).get(API + path).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = StaffRole.class,
            names = {"OFFICIAL", "IT_OPERATOR"})
    void administrators_alone_write(StaffRole role) throws IOException {
        var cookie = SignedIn.as(role, folder);
        given().cookie(cookie)
                .contentType("text/csv")
                .body(HEADER)
                .post(API + "/calendar/imports")
                .then()
                .statusCode(403);
        given().cookie(cookie)
                .contentType("text/csv")
                .body(HEADER)
                .post(API + "/calendar/imports?dryRun=true")
                .then()
                .statusCode(403);
        given().cookie(cookie)
                .contentType(ContentType.JSON)
                .body("{}")
                .post(API + "/legal-numbers")
                .then()
                .statusCode(403);
        given().cookie(cookie)
                .delete(API + "/legal-numbers/RESULT_NOTICE/2014-07-01")
                .then()
                .statusCode(403);
        given().get(API + "/calendar/2026").then().statusCode(401);
    }

    @Test
    void a_preview_counts_for_nothing_and_the_import_does_with_its_line_and_its_file() {
        var file = HEADER + "2031-01-01,HOLIDAY,Tết Dương lịch,New Year's Day,31/TB-BNV,Thông báo"
                + SOURCE.formatted(2030);
        bring(file, true)
                .statusCode(200)
                .body("counted", equalTo(false))
                .body("changes.day", contains("2031-01-01"))
                .body("changes[0].before", nullValue())
                .body("sources[0].before", nullValue())
                .body("years[0].state", equalTo("INCOMPLETE"));
        year(2031).body("days", empty());

        bring(file, false).statusCode(200).body("counted", equalTo(true)).body("days", equalTo(1));

        year(2031).body("days.source", contains("31/TB-BNV")).body("year.holidays", equalTo(1));
        var kept = asking().get(API + "/calendar/imports").jsonPath();
        assertThat(kept.getString("[0].by")).isEqualTo("account:admin");
        assertThat(asking().get(API + "/calendar/imports/" + kept.getLong("[0].id") + "/file")
                        .asString())
                .isEqualTo(file);
        assertThat(lastDeed("calendar-file:" + kept.getLong("[0].id"))).satisfies(it -> {
            assertThat(it.action()).isEqualTo("calendar-imported");
            assertThat(it.detail()).contains("1 days changed", "31/TB-BNV", kept.getString("[0].sha256"));
        });
    }

    @Test
    void a_file_with_one_slip_changes_nothing_at_all() {
        var good = "2032-01-01,HOLIDAY,Tết Dương lịch,New Year's Day,32/TB-BNV,Thông báo" + SOURCE.formatted(2031);
        bring(HEADER + good + "2032-02-30,HOLIDAY,a,b,32/TB-BNV,,,,,,,\n", false)
                .statusCode(422)
                .body("type", equalTo("/problems/invalid-calendar"))
                .body("field", equalTo("day"))
                .body("faults", hasSize(1))
                .body("faults[0].line", equalTo(3))
                .body("faults[0].why", equalTo("NO_SUCH_DATE"))
                .body("faults[0].values.value", equalTo("2032-02-30"));

        year(2032).body("days", empty());
        asking().get(API + "/calendar/imports").then().body("findAll { it.days == 2 }", empty());
    }

    @Test
    void a_city_overrides_and_the_word_before_is_still_shown() {
        bring(
                        HEADER
                                + "2027-11-24,HOLIDAY,Ngày Văn hóa Việt Nam,Vietnam Culture Day,7/2027/QH16,Luật,Quốc hội,2027-06-01,2027-07-01,,,\n",
                        false)
                .statusCode(200)
                .body("changes[0].before.kind", equalTo("UNDECIDED"))
                .body("changes[0].after.kind", equalTo("HOLIDAY"))
                .body("years[0].holidays", equalTo(12))
                .body("assumed.source.document", hasItem("Giả định 2027"));

        year(2027)
                .body("days.find { it.day == '2027-11-24' }.source", equalTo("7/2027/QH16"))
                .body("overridden.source", hasItem("80-NQ/TW"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "ics"})
    void what_is_exported_comes_in_again_as_the_same(String format) {
        var file = asking().get(API + "/calendar/2026/file?format=" + format)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("calendar-2026." + format))
                .contentType(startsWith(format.equals("csv") ? "text/csv" : "text/calendar"))
                .extract()
                .asByteArray();

        asking().contentType(format.equals("csv") ? "text/csv" : "text/calendar;charset=UTF-8")
                .body(file)
                .post(API + "/calendar/imports?dryRun=true")
                .then()
                .statusCode(200)
                .body("days", equalTo(17))
                .body("changes", empty())
                .body("sources.findAll { it.before != it.source }", empty());
    }

    @Test
    void an_icalendar_file_names_the_property_that_is_wrong() {
        var file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20330101\r\n"
                + "SUMMARY:Tết\r\nX-TIEPDAN-NAME-EN:New Year\r\nCATEGORIES:FEAST\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        asking().contentType("text/calendar")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(API + "/calendar/imports")
                .then()
                .statusCode(422)
                .body(
                        "faults.collect { it.line + ' ' + it.field + ' ' + it.why }",
                        contains("3 X-TIEPDAN-DOCUMENT MISSING", "7 CATEGORIES UNKNOWN_KIND"));
    }

    @Test
    void files_are_never_changed() {
        assertThat(catchThrowable(() -> execute("update calendar_file set days = 0")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("append only");
    }

    @Test
    void every_number_has_a_source_and_says_when_it_should_be_checked() {
        asking().get(API + "/legal-numbers")
                .then()
                .statusCode(200)
                .body("findAll { it.source.document == '' }", empty())
                .body("find { it.key == 'RESULT_NOTICE' }.value", equalTo(10))
                .body("find { it.key == 'RESULT_NOTICE' }.article", equalTo("Điều 28"))
                .body("find { it.key == 'DENUNCIATION_ACCEPTANCE' }.uncertain.en", containsString("memory"))
                .body("findAll { it.key == 'HEAD_DAYS_COMMUNE' }.unit", contains("DAYS_PER_WEEK", "DAYS_PER_MONTH"))
                .body("find { it.key == 'HEAD_DAYS_COMMUNE' }.until", equalTo("2026-07-01"));
    }

    @Test
    void a_date_comes_with_its_number_its_steps_and_its_warnings() {
        due("RESULT_NOTICE", "2026-02-10")
                .statusCode(200)
                .body("due", equalTo("2026-03-03"))
                .body("number.source.document", equalTo("42/2013/QH13"))
                .body("steps[0].word", equalTo("START_EXCLUDED"))
                .body("steps[0].rule", containsString("Điều 147"))
                .body("steps.find { it.day == '2026-02-17' }.why.said.name.vi", containsString("mùng 1"))
                .body("steps.find { it.day == '2026-02-14' }.why.word", equalTo("WEEKLY_REST"))
                .body("steps[-1].word", equalTo("ENDS"))
                .body("warnings.word", hasItem("UNCERTAIN_NUMBER"));
        due("COMPLAINT_FIRST", "2043-05-05").body("warnings.word", hasItem("NO_CALENDAR"));
    }

    @Test
    void what_cannot_be_reckoned_is_refused_by_field() {
        due("RESULT_NOTICE", "2026-02-30")
                .statusCode(422)
                .body("type", equalTo("/problems/not-a-date"))
                .body("field", equalTo("from"));
        due("RESULT_NOTICE", "2150-12-31").statusCode(422).body("type", equalTo("/problems/day-out-of-range"));
        due("RESULT_NOTICE", "2001-01-01").statusCode(422).body("type", equalTo("/problems/no-number-in-force"));
        due("GROUP_FROM", "2026-02-10").statusCode(422).body("type", equalTo("/problems/not-a-deadline"));
        due("LUNCH", "2026-02-10").statusCode(400);
        asking().get(API + "/deadlines?key=RESULT_NOTICE")
                .then()
                .statusCode(422)
                .body("field", equalTo("from"));
    }

    @Test
    void a_number_is_entered_from_a_day_on_and_counts_from_that_day() {
        enter(Map.of(
                        "key",
                        "DENUNCIATION_TRANSFER",
                        "value",
                        3,
                        "unit",
                        "WORKING_DAYS",
                        "inForceFrom",
                        "2026-09-01",
                        "document",
                        "9/2026/QH16",
                        "article",
                        "Điều 5",
                        "source",
                        Map.of("issuer", "Quốc hội", "issuedOn", "2026-06-01", "inForceFrom", "2026-09-01")))
                .statusCode(201)
                .body("source.issuer", equalTo("Quốc hội"));

        due("DENUNCIATION_TRANSFER", "2026-08-24").body("number.value", equalTo(5));
        due("DENUNCIATION_TRANSFER", "2026-09-07")
                .body("number.value", equalTo(3))
                .body("due", equalTo("2026-09-10"));
        assertThat(lastDeed("legal-number:DENUNCIATION_TRANSFER").detail())
                .isEqualTo("3 WORKING_DAYS from 2026-09-01: 9/2026/QH16");

        asking().delete(API + "/legal-numbers/DENUNCIATION_TRANSFER/2026-09-01")
                .then()
                .statusCode(204);
        due("DENUNCIATION_TRANSFER", "2026-09-07").body("number.value", equalTo(5));
        assertThat(lastDeed("legal-number:DENUNCIATION_TRANSFER").action()).isEqualTo("legal-number-withdrawn");
    }

    @Test
    void a_number_without_a_source_or_with_a_value_that_cannot_be_is_refused_by_field() {
        var number = Map.<String, Object>of(
                "key",
                "GROUP_FROM",
                "value",
                5,
                "unit",
                "PEOPLE",
                "inForceFrom",
                "2027-01-01",
                "document",
                "45/2019/QH14");
        wrong(number, "document", "", "document");
        wrong(number, "document", "1/2030/QH99", "document");
        wrong(number, "value", 0, "value");
        wrong(number, "value", 1001, "value");
        wrong(number, "unit", "WORKING_DAYS", "unit");
        wrong(number, "inForceFrom", "2027-02-29", "inForceFrom");
        wrong(number, "until", "2027-01-01", "until");
        wrong(number, "source", Map.of("issuer", "", "issuedOn", "2026-01-01", "inForceFrom", "2026-01-01"), "issuer");
        asking().get(API + "/legal-numbers").then().body("findAll { it.key == 'GROUP_FROM' }", hasSize(1));
    }

    @Test
    void a_document_that_is_known_is_not_described_otherwise_in_passing() {
        var described = Map.of("issuer", "Quốc hội", "issuedOn", "2019-11-20", "inForceFrom", "2025-12-25");
        enter(Map.of(
                        "key",
                        "GROUP_FROM",
                        "value",
                        5,
                        "unit",
                        "PEOPLE",
                        "inForceFrom",
                        "2027-01-01",
                        "document",
                        "45/2019/QH14",
                        "source",
                        described))
                .statusCode(409)
                .body("type", equalTo("/problems/document-known"));
    }

    @Test
    void numbers_of_the_product_and_the_last_of_a_key_stay() {
        asking().delete(API + "/legal-numbers/RESULT_NOTICE/2014-07-01")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/legal-number-shipped"));
        asking().delete(API + "/legal-numbers/RESULT_NOTICE/2015-07-01")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/no-such-legal-number"));
        enter(Map.of(
                        "key",
                        "HEAD_DAYS_MINISTRY",
                        "value",
                        2,
                        "unit",
                        "DAYS_PER_MONTH",
                        "inForceFrom",
                        "2014-07-01",
                        "document",
                        "42/2013/QH13"))
                .statusCode(201);
        asking().delete(API + "/legal-numbers/HEAD_DAYS_MINISTRY/2014-07-01")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/last-legal-number"));
    }

    private void wrong(Map<String, Object> number, String field, Object value, String named) {
        var changed = new HashMap<>(number);
        changed.put(field, value);
        enter(changed).statusCode(422).body("field", equalTo(named));
    }

    private ValidatableResponse enter(Map<String, ?> number) {
        return asking().contentType(ContentType.JSON)
                .body(number)
                .post(API + "/legal-numbers")
                .then();
    }

    private ValidatableResponse due(String key, String from) {
        return asking().get(API + "/deadlines?key={key}&from={from}", key, from).then();
    }

    private ValidatableResponse year(int year) {
        return asking().get(API + "/calendar/" + year).then().statusCode(200);
    }

    private ValidatableResponse bring(String file, boolean dryRun) {
        return asking().contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(API + "/calendar/imports?dryRun=" + dryRun)
                .then();
    }

    private static RequestSpecification asking() {
        return given().cookie(admin);
    }

    private AuditLog.Deed lastDeed(String subject) {
        return audit.newest(100).await().indefinitely().stream()
                .map(AuditLog.Line::deed)
                .filter(it -> it.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
