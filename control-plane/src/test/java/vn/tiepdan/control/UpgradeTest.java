package vn.tiepdan.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tiepdan.control.start.postgres.PostgresServer;

/** A database of an earlier version, with what had happened in it, becomes one of this version. */
@SuppressWarnings("NullAway.Init")
class UpgradeTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static int databases;

    @TempDir
    Path earlier;

    private PostgresServer.Access access;
    private Connection connection;

    @BeforeEach
    void freshDatabase() throws SQLException {
        access = EmbeddedDatabase.server()
                .fresh("upgrade_" + ProcessHandle.current().pid() + "_" + ++databases);
        connection = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    /** V1_17. */
    @Test
    void the_line_of_a_device_begins_with_what_was_known_of_its_alarms_and_its_configuration() throws Exception {
        asBefore("V1_17");
        device("d-one");
        device("d-two");
        execute("""
                insert into device_alarm (device, epoch, number, name, since, raised_at, evidence, finding, cleared_at) values
                    ('d-one', 1, 1, 'printer', '2026-03-01T08:00:00Z', '2026-03-01T08:00:01Z', 'out of paper', 'paper', '2026-03-01T09:00:00Z'),
                    ('d-one', 1, 2, 'camera', '2026-03-01T08:30:00Z', '2026-03-01T08:30:01Z', 'covered', null, null)
                """);
        execute("""
                insert into device_configuration (device, version, document, changed_at, told) values
                    ('d-one', 4, '{}', '2026-02-02T00:00:00Z', 4), ('d-two', 2, '{}', '2026-02-01T00:00:00Z', 2)
                """);

        upgrade();

        assertThat(lines("""
                select device || ' ' || to_char(at at time zone 'UTC', 'MM-DD HH24:MI') || ' ' || name || ' ' || raised
                    || ' ' || coalesce(finding, '-')
                from device_alarm_change order by number
                """))
                .containsExactly(
                        "d-one 03-01 08:00 printer true paper",
                        "d-one 03-01 08:30 camera true -",
                        "d-one 03-01 09:00 printer false -");
        assertThat(lines("""
                select device || ' ' || to_char(at at time zone 'UTC', 'MM-DD HH24:MI') || ' ' || what || ' ' || version || field
                from device_configuration_change order by number
                """)).containsExactly("d-two 02-01 00:00 WANTED 2", "d-one 02-02 00:00 WANTED 4");
    }

    @Test
    void the_line_of_a_device_begins_empty_where_there_was_nothing() throws Exception {
        asBefore("V1_17");

        upgrade();

        assertThat(
                        lines(
                                "select device from device_alarm_change union all select device from device_configuration_change"))
                .isEmpty();
    }

    /** V1_18. */
    @Test
    void a_code_that_was_used_stays_used_and_one_that_was_not_stays_good() throws Exception {
        asBefore("V1_18");
        execute("""
                insert into claim (code_hash, device, site, role, label, made_by, made_at, expires_at, used_at, key_hash) values
                    ('used', 'd-one', 'hp-01-office', 'KIOSK', 'One', 'it', now(), now() + interval '1 day', now(), 'as it was'),
                    ('fresh', 'd-two', 'hp-01-office', 'KIOSK', 'Two', 'it', now(), now() + interval '1 day', null, null)
                """);

        upgrade();

        assertThat(lines("""
                select code_hash || ' ' || purpose || ' ' || approval || ' ' || (used_at is not null) || ' ' || coalesce(key_hash, '-')
                from claim order by code_hash
                """))
                .containsExactly("fresh NEW_DEVICE false false -", "used NEW_DEVICE false true as it was");
    }

    /** V1_22 and V1_23: nobody loses anything on the day on which roles get bodies and dates. */
    @Test
    void what_accounts_were_they_are_from_the_day_on_which_they_were_made() throws Exception {
        asBefore("V1_22");
        execute("""
                insert into account (name, role, password, made_at) values
                    ('admin', 'ADMINISTRATOR', 'x', '2026-01-01T00:00Z'),
                    ('lan', 'ADMINISTRATOR', 'x', '2026-01-02T00:00Z'),
                    ('hoa', 'OFFICIAL', 'x', '2026-01-03T00:00Z'),
                    ('it', 'IT_OPERATOR', 'x', '2026-01-04T00:00Z'),
                    ('new', 'IT_OPERATOR', 'x', '2026-01-05T00:00Z')
                """);
        execute("""
                insert into account_body (account, body) values
                    ('admin', 'hp'), ('hoa', 'hp-01'), ('hoa', 'hp-02'), ('it', 'hp')
                """);
        execute("""
                insert into sign_in (token_hash, name, role, bodies, began_at, expires_at) values
                    ('1', 'hoa', 'OFFICIAL', 'hp-01 hp-02', now(), now()),
                    ('2', 'of-the-city', 'OFFICIAL', 'hp-01 hp-02', now(), now()),
                    ('3', 'nowhere', 'IT_OPERATOR', '', now(), now()),
                    ('4', 'chief', 'ADMINISTRATOR', '', now(), now())
                """);

        upgrade();

        assertThat(lines("""
                select concat_ws(' ', account, role, body, (valid_from at time zone 'UTC')::date, valid_until)
                from account_role order by account, role, body
                """))
                .containsExactly(
                        "admin ADMINISTRATOR 2026-01-01",
                        "admin OFFICIAL hp 2026-01-01",
                        "hoa OFFICIAL hp-01 2026-01-03",
                        "hoa OFFICIAL hp-02 2026-01-03",
                        "it IT_OPERATOR hp 2026-01-04",
                        "lan ADMINISTRATOR 2026-01-02",
                        "lan OFFICIAL hp 2026-01-02");
        assertThat(lines("select concat_ws(' ', token_hash, second_factor, posts) from sign_in order by token_hash"))
                .containsExactly("1 f ", "2 t OFFICIAL:hp-01 OFFICIAL:hp-02", "3 t ", "4 t ADMINISTRATOR");
    }

    /** V1_20, which came after V1_21 to some. */
    @Test
    void a_certificate_that_was_revoked_is_said_to_be_so_because_of_what_became_of_its_device() throws Exception {
        asBefore("V1_20");
        also("V1_21");
        device("d-good");
        device("d-replaced");
        device("d-stolen");
        execute("""
                insert into device_standing (device, state, why, changed_by, since) values
                    ('d-replaced', 'ACTIVE', 'found', 'it', now()), ('d-stolen', 'REVOKED', 'stolen', 'it', now())
                """);
        execute("""
                insert into device_certificate (serial, device, issued_at, expires_at, revoked_at) values
                    ('1', 'd-good', now(), now(), null), ('2', 'd-replaced', now(), now(), now()),
                    ('3', 'd-replaced', now(), now(), null), ('4', 'd-stolen', now(), now(), now())
                """);

        upgrade();

        assertThat(lines("select serial || ' ' || coalesce(revoked_for, '-') from device_certificate order by serial"))
                .containsExactly("1 -", "2 SUPERSEDED", "3 -", "4 PRIVILEGE_WITHDRAWN");
        assertThat(lines("select coalesce(ended_by::text, 'no list yet') from revocation_list"))
                .containsExactly("no list yet");
    }

    /** As the version before this migration left it; of the other groups, whose migrations came out of order, with what there was then. */
    private void asBefore(String migration) throws IOException {
        earlier(name -> Stream.of(migration, "V2_04", "V3_04")
                .anyMatch(end -> name.startsWith(end.substring(0, 3)) && name.compareTo(end) < 0));
    }

    /** This migration too, although it has a higher number. */
    private void also(String migration) throws IOException {
        earlier(name -> name.startsWith(migration));
    }

    private void earlier(Predicate<String> taken) throws IOException {
        try (var all = Files.list(MIGRATIONS)) {
            for (var file : all.toList()) {
                var name = file.getFileName().toString();
                if (taken.test(name)) {
                    Files.copy(file, earlier.resolve(name));
                }
            }
        }
        migrate(earlier);
    }

    private void upgrade() {
        migrate(MIGRATIONS);
    }

    private void migrate(Path from) {
        Flyway.configure()
                .dataSource(access.jdbcUrl(), access.user(), access.password())
                .locations("filesystem:" + from.toAbsolutePath())
                .outOfOrder(true)
                .load()
                .migrate();
    }

    private void device(String id) throws SQLException {
        execute(
                "insert into device (id, site, role, label, enrolled_at) values ('%s', 'hp-01-office', 'KIOSK', 'Ki-ốt', now())"
                        .formatted(id));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> lines(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
