package vn.tiepdan.control.audit.command;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;

/** A superuser switches the guard off and forges; the command and the console's question say so, line and all. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class TamperedTest {
    /** More than one page of those that are read at once. */
    private static final int MANY = 1_100;

    @Inject
    AuditLog audit;

    @Inject
    DataSource database;

    @Inject
    DataFolder folder;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    private Cookie cookie;
    private long first;

    private record Told(int code, String text) {}

    /** What is forged here is put right again for the tests that come after. */
    @BeforeEach
    void writeAndSwitchTheGuardOff() throws Exception {
        cookie = SignedIn.as(StaffRole.IT_OPERATOR, folder);
        for (int i = 0; i < 5; i++) {
            audit.add(new AuditLog.Deed(Actor.SYSTEM, "honest", "test:" + i, "Đúng như vậy"))
                    .await()
                    .indefinitely();
        }
        first = audit.newest(5).await().indefinitely().getLast().number();
        execute("alter table audit disable trigger user");
        execute("create table audit_kept as table audit");
    }

    @AfterEach
    void putRight() throws SQLException {
        execute("delete from audit");
        execute("insert into audit select * from audit_kept");
        execute("drop table audit_kept");
        execute("alter table audit enable trigger user");
    }

    @Test
    void an_honest_log_holds_and_its_head_can_be_noted() {
        var told = command();

        assertThat(told.code()).isZero();
        assertThat(told.text()).contains("holds up to line " + (first + 4));
        var shown = console("");
        assertThat(shown.getLong("holdsUpTo")).isEqualTo(first + 4);
        assertThat(shown.getString("broken")).isNull();
        assertThat(told.text()).contains(shown.getString("head"));
        assertThat(command("--head", shown.getString("head")).code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update audit set detail = 'Khác' where number = %d                       | 2 | CHANGED | is not what was written
            update audit set at = at + interval '1 microsecond' where number = %d    | 2 | CHANGED | is not what was written
            update audit set hash = repeat('0', 64) where number = %d                | 2 | CHANGED | is not what was written
            delete from audit where number = %d                                      | 2 | MISSING | is missing
            """)
    void the_first_line_that_was_touched_is_named(String forgery, int line, String why, String sentence)
            throws SQLException {
        execute(forgery.formatted(first + line));

        var told = command();

        assertThat(told.code()).isEqualTo(1);
        assertThat(told.text())
                .contains("holds up to line " + (first + line - 1))
                .contains("Line " + (first + line) + " " + sentence);
        assertThat(console("").getLong("broken.line")).isEqualTo(first + line);
        assertThat(console("").getString("broken.why")).isEqualTo(why);
    }

    @Test
    void a_tail_that_was_cut_off_is_seen_by_who_noted_the_head() throws SQLException {
        var noted = console("").getString("head");

        execute("delete from audit where number > " + (first + 1));

        assertThat(command().code()).isZero();
        assertThat(console("").getString("broken")).isNull();
        var told = command("--head", noted);
        assertThat(told.code()).isEqualTo(1);
        assertThat(told.text()).contains("Line " + (first + 2) + " and those after it are missing");
        assertThat(console(noted).getString("broken.why")).isEqualTo("CUT");
    }

    /** Who forges with a superuser's rights can compute hashes too. */
    @Test
    void a_log_that_was_made_anew_is_seen_by_who_noted_the_head() throws SQLException {
        var noted = console("").getString("head");

        execute("update audit set actor = 'account:nobody' where number = " + (first + 3));
        for (long line = first + 3; line <= first + 4; line++) {
            execute("update audit line set hash = audit_hash((select hash from audit where number = line.number - 1),"
                    + " line) where number = " + line);
        }

        assertThat(command().code()).isZero();
        assertThat(command("--head", noted).text()).contains("Line " + (first + 4) + " is not the one that was noted");
        assertThat(console(noted).getString("broken.why")).isEqualTo("REWRITTEN");
    }

    /** The database chains them as it chains every line. */
    @Test
    void a_log_of_several_pages_is_read_to_its_end() throws SQLException {
        execute("alter table audit enable trigger audit_chain");
        execute("insert into audit (at, actor, action, subject, detail)"
                + " select now(), 'system', 'honest', 'test:' || number, '' from generate_series(1, " + MANY
                + ") number");
        long last = first + 4 + MANY;
        assertThat(console("").getLong("holdsUpTo")).isEqualTo(last);

        execute("update audit set detail = 'x' where number = " + (last - 1));

        assertThat(console("").getLong("broken.line")).isEqualTo(last - 1);
        assertThat(command().text()).contains("Line " + (last - 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "look", "verify --head 7", "verify --head", "verify --depth 7", "verify --data /nowhere"})
    void what_cannot_be_done_is_said_in_one_sentence(String typed) {
        var told = run(typed.isEmpty() ? List.of() : List.of(typed.split(" ")), Map.of());

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.text()).startsWith("tiepdan: ").hasLineCount(1);
    }

    @Test
    void a_wrong_password_is_no_broken_chain() {
        var told = run(
                List.of("verify", "--database", url.replace("jdbc:", "")),
                Map.of("TIEPDAN_DATABASE_USER", user, "TIEPDAN_DATABASE_PASSWORD", "wrong"));

        assertThat(told.code()).isEqualTo(2);
        assertThat(told.text()).doesNotContain("wrong");
    }

    @Test
    void the_console_refuses_a_head_that_is_none() {
        given().cookie(cookie)
                .queryParam("head", "12")
                .get("/api/v1/audit/verification")
                .then()
                .statusCode(422)
                .body("field", org.hamcrest.Matchers.equalTo("head"));
    }

    /** The embedded database is found by the files that it leaves in its folder while it runs. */
    @Test
    void the_data_folder_of_a_running_control_plane_is_enough(@TempDir Path data) throws IOException {
        Files.createDirectories(data.resolve("postgres/data"));
        Files.writeString(data.resolve("postgres/password"), "secret\n");
        Files.write(
                data.resolve("postgres/data/postmaster.pid"),
                IntStream.of(4711, 0, 0, 54321).mapToObj(Integer::toString).toList());

        assertThat(Database.in(data))
                .isEqualTo(new Database("postgresql://127.0.0.1:54321/tiepdan", "tiepdan", "secret"))
                .hasToString("postgresql://127.0.0.1:54321/tiepdan");
    }

    private Told command(String... more) {
        var arguments = new ArrayList<>(List.of("verify", "--database", url.replace("jdbc:", "")));
        arguments.addAll(List.of(more));
        return run(arguments, Map.of("TIEPDAN_DATABASE_USER", user, "TIEPDAN_DATABASE_PASSWORD", password));
    }

    private static Told run(List<String> arguments, Map<String, String> environment) {
        var text = new ByteArrayOutputStream();
        var out = new PrintStream(text, true, StandardCharsets.UTF_8);
        int code = new AuditCommand(out, environment, Clock.systemUTC()).run(arguments);
        return new Told(code, text.toString(StandardCharsets.UTF_8));
    }

    private JsonPath console(String head) {
        return given().cookie(cookie)
                .queryParam("head", head)
                .get("/api/v1/audit/verification")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
