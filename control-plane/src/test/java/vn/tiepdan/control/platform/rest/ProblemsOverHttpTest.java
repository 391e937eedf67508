package vn.tiepdan.control.platform.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class ProblemsOverHttpTest {
    private static final String CITIZEN = "Nguyễn Thị Bí Mật";

    @Inject
    DataFolder folder;

    @Inject
    DataSource database;

    private Cookie it;
    private Cookie official;

    @BeforeEach
    void signedIn() throws IOException {
        await().until(() -> given().get("/q/health/ready").statusCode() == 200);
        it = SignedIn.as(StaffRole.IT_OPERATOR, folder);
        official = SignedIn.as(StaffRole.OFFICIAL, folder);
    }

    @Test
    void an_address_where_nothing_is() throws IOException {
        problem(as(it).get("/api/v1/nothing/here"), 404, "no-such-address");
        problem(as(it).get("/api/v9/devices"), 404, "no-such-address");
    }

    @Test
    void a_wrong_method_type_or_format() throws IOException {
        problem(as(it).delete("/api/v1/devices"), 405, "wrong-method");
        problem(as(it).contentType("text/plain").body(CITIZEN).post("/api/v1/claims"), 415, "wrong-content-type");
        problem(as(it).accept("image/png").get("/api/v1/devices"), 406, "no-such-format");
    }

    @Test
    void a_body_that_is_no_json_is_not_repeated() throws IOException {
        problem(claim("{\"site\": \"" + CITIZEN), 400, "unreadable-body");
        problem(claim("[\"" + CITIZEN + "\"]"), 400, "unreadable-body");
    }

    @Test
    void a_missing_field_is_named_with_the_next_step() throws IOException {
        var missing = problem(claim("{\"site\":\"hp-01-office\",\"label\":\"Ki-ốt 1\"}"), 422, "invalid-input");

        assertThat(missing.get("field").asText()).isEqualTo("role");
        assertThat(missing.get("detail").asText()).contains("role", "send it again");
    }

    @Test
    void a_field_of_the_wrong_form_is_named_and_not_repeated() throws IOException {
        var form = "{\"site\":\"hp-01-office\",\"role\":\"" + CITIZEN + "\",\"label\":\"Ki-ốt 1\"}";
        var tooLong = "{\"site\":\"hp-01-office\",\"role\":\"kiosk\",\"label\":\"" + CITIZEN.repeat(9) + "\"}";

        assertThat(problem(claim(form), 422, "invalid-input").get("field").asText())
                .isEqualTo("role");
        assertThat(problem(claim(tooLong), 422, "invalid-input").get("field").asText())
                .isEqualTo("label");
        assertThat(problem(as(it).get("/api/v1/audit?limit=0"), 422, "invalid-input")
                        .get("field")
                        .asText())
                .isEqualTo("limit");
        problem(as(it).get("/api/v1/audit?limit=many"), 400, "unreadable-parameter");
        assertThat(problem(as(official).get("/api/v1/sessions?date=today"), 422, "not-a-date")
                        .get("field")
                        .asText())
                .isEqualTo("date");
    }

    @Test
    void nobody_signed_in() throws IOException {
        problem(given().get("/api/v1/devices"), 401, "not-signed-in");
        problem(given().cookie("tiepdan-session", "invented").get("/api/v1/sessions"), 401, "not-signed-in");
        problem(given().get("/api/v1/live"), 401, "not-signed-in");
    }

    @Test
    void a_role_that_may_not() throws IOException {
        problem(as(it).get("/api/v1/sessions"), 403, "not-allowed");
        problem(as(official).get("/api/v1/audit"), 403, "not-allowed");
    }

    @Test
    void ids_that_nobody_has() throws IOException {
        problem(as(it).get("/api/v1/devices/d-0000000000"), 404, "no-such-device");
        problem(as(it).get("/api/v1/devices/..%2f.."), 404, "no-such-device");
        problem(as(official).get("/api/v1/sessions/00000000-0000-4000-8000-000000000000"), 404, "no-such-session");
        var nowhere = "{\"site\":\"nowhere\",\"role\":\"kiosk\",\"label\":\"Ki-ốt 1\"}";
        assertThat(problem(claim(nowhere), 422, "unknown-site").get("field").asText())
                .isEqualTo("site");
    }

    @Test
    void a_wrong_password_says_neither_name_nor_password() throws IOException {
        var credentials = "{\"name\":\"" + CITIZEN + "\",\"password\":\"guess-" + CITIZEN + "\"}";

        problem(given().contentType(ContentType.JSON).body(credentials).post("/api/v1/sign-in"), 401, "wrong-password");
    }

    @Test
    void a_defect_shows_its_number_and_nothing_of_its_inside() throws IOException, SQLException {
        execute("alter table device_presence rename to presence_away");
        JsonNode defect;
        try {
            defect = problem(as(it).get("/api/v1/devices"), 500, "defect");
        } finally {
            execute("alter table presence_away rename to device_presence");
        }

        assertThat(defect.get("number").asText()).hasSize(36);
        assertThat(defect.toString()).doesNotContain("presence", "relation", "select");
    }

    private Response claim(String body) {
        return as(it).contentType(ContentType.JSON).body(body).post("/api/v1/claims");
    }

    private static RequestSpecification as(Cookie cookie) {
        return given().urlEncodingEnabled(false).cookie(cookie);
    }

    /** What every problem has and what none may show. */
    private static JsonNode problem(Response response, int status, String word) throws IOException {
        var body = response.asString();
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(response.contentType()).as(body).startsWith("application/problem+json");
        var problem = new ObjectMapper().readTree(body);
        assertThat(problem.get("type").asText()).isEqualTo("/problems/" + word);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(body).doesNotContain("Exception", "\tat ", "vn.tiepdan", "jackson", CITIZEN);
        return problem;
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
