package vn.tiepdan.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;

/** Nobody loses anything on the day on which roles get dates and bodies. */
class AccountRoleMigrationTest {
    private static final String BEFORE = """
            insert into account (name, role, password, made_at) values
                ('admin', 'ADMINISTRATOR', 'x', '2026-01-01T00:00Z'),
                ('lan', 'ADMINISTRATOR', 'x', '2026-01-02T00:00Z'),
                ('hoa', 'OFFICIAL', 'x', '2026-01-03T00:00Z'),
                ('it', 'IT_OPERATOR', 'x', '2026-01-04T00:00Z'),
                ('new', 'IT_OPERATOR', 'x', '2026-01-05T00:00Z');
            insert into account_body (account, body) values
                ('admin', 'hp'), ('hoa', 'hp-01'), ('hoa', 'hp-02'), ('it', 'hp');
            insert into sign_in (token_hash, name, role, bodies, began_at, expires_at) values
                ('1', 'hoa', 'OFFICIAL', 'hp-01 hp-02', now(), now()),
                ('2', 'of-the-city', 'OFFICIAL', 'hp-01 hp-02', now(), now()),
                ('3', 'nowhere', 'IT_OPERATOR', '', now(), now()),
                ('4', 'chief', 'ADMINISTRATOR', '', now(), now());
            """;

    @Test
    void what_accounts_were_they_are_from_the_day_on_which_they_were_made() throws SQLException {
        var access = EmbeddedDatabase.server()
                .fresh("migrated_" + ProcessHandle.current().pid());
        migrate(access.jdbcUrl(), access.user(), access.password(), "1.19");
        try (var database = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password())) {
            try (var statement = database.createStatement()) {
                statement.execute(BEFORE);
            }

            migrate(access.jdbcUrl(), access.user(), access.password(), "1.23");

            assertThat(rows(database, """
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
            assertThat(rows(
                            database,
                            "select concat_ws(' ', token_hash, second_factor, posts) from sign_in order by token_hash"))
                    .containsExactly(
                            "1 f OFFICIAL:hp-01 OFFICIAL:hp-02",
                            "2 t OFFICIAL:hp-01 OFFICIAL:hp-02",
                            "3 t ",
                            "4 t ADMINISTRATOR");
        }
    }

    private static void migrate(String url, String user, String password, String target) {
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private static List<String> rows(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
