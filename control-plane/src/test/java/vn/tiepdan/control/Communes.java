package vn.tiepdan.control;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.SessionId;

/** Communes in which something has happened already, and accounts of people who work for them. */
@Singleton
@SuppressWarnings("NullAway.Init")
public class Communes {
    private static final String SESSION = """
            insert into session (id, turn, body, site, kiosk, ticket_day, ticket_number, language, citizen, standing_kind,
                matter_kind, matter_words, notice_read_at, taken_at, state, left_why, closed_at)
            select '%1$s', '%1$s', 'hp', id, '%2$s', date '2026-02-03', 1 + (select count(*) from session), 'vi',
                '{"fullName":"Nguyễn Văn A","evidence":"typed"}', 'SELF', 'COMPLAINT', '', now(), now(), 'LEFT', 'UNATTENDED', now()
            from site where id = '%3$s'
            """;
    private static final String INCIDENT = """
            with over as (
                insert into incident (kind, place, since, opened_at, closed_at)
                values ('LINE', '%2$s', now(), now(), now()) returning id)
            insert into incident_device select id, '%1$s' from over
            """;

    @Inject
    TestDevices devices;

    @Inject
    DataSource database;

    @Inject
    DataFolder folder;

    /** What there is at the office of a commune. */
    public record Commune(String body, String site, DeviceId kiosk, SessionId session) {}

    /** With a kiosk, a session that is over, an incident that is over, and a layer of its own. */
    public Commune commune(String body) throws GeneralSecurityException, IOException, SQLException {
        var site = body + "-office";
        var kiosk = devices.enrolled(Role.KIOSK, new SiteId(site)).id();
        var session = SessionId.fresh();
        execute(SESSION.formatted(session, kiosk, site));
        execute(INCIDENT.formatted(kiosk, site));
        given().cookie(SignedIn.as(StaffRole.ADMINISTRATOR, folder))
                .contentType(ContentType.JSON)
                .header("If-Match", "\"0\"")
                .body(Map.of("settings", Map.of("heartbeatSeconds", 40), "why", "test"))
                .put("/api/v1/configuration/layers/device:" + kiosk)
                .then()
                .statusCode(200);
        return new Commune(body, site, kiosk, session);
    }

    /** The cookie of somebody who works for these bodies, made the way of every account. */
    public Cookie staff(StaffRole role, String... bodies) throws IOException {
        return person(roles(role, bodies).toList());
    }

    /** The same of somebody who is all of this. */
    public Cookie person(List<Map<String, Object>> roles) throws IOException {
        return named("t-" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT), roles);
    }

    /** The same of somebody who is called so. */
    public Cookie named(String name, List<Map<String, Object>> roles) throws IOException {
        var password = given().cookie(SignedIn.as(StaffRole.ADMINISTRATOR, folder))
                .contentType(ContentType.JSON)
                .body(Map.of("name", name, "displayName", "", "roles", roles))
                .post("/api/v1/accounts")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("password");
        return signIn(name, password);
    }

    /** One role, as the API is asked for it, at each of these bodies; an administrator is one for a while, and never the last. */
    public static Stream<Map<String, Object>> roles(StaffRole role, String... bodies) {
        return role.isEverywhere()
                ? Stream.of(Map.of("role", role, "lastDay", "2999-12-31"))
                : Stream.of(bodies).map(body -> Map.of("role", role, "body", body));
    }

    public static Cookie signIn(String name, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("name", name, "password", password))
                .post("/api/v1/sign-in")
                .then()
                .statusCode(200)
                .extract()
                .detailedCookie("tiepdan-session");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
