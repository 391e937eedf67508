package vn.tiepdan.control.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.platform.CannotStart;
import vn.tiepdan.control.start.postgres.PostgresServer;

@SuppressWarnings("NullAway.Init")
class ExternalDatabaseTest {
    private static PostgresServer.Access there;

    @BeforeAll
    static void start() {
        there = EmbeddedDatabase.server()
                .fresh("external_" + ProcessHandle.current().pid());
    }

    @Test
    void one_that_is_there_gives_its_settings() {
        var database = database(url(there.port(), there.database()), there.user(), there.password());

        database.demandThere();

        assertThat(database.settings())
                .containsEntry("quarkus.datasource.jdbc.url", there.jdbcUrl())
                .containsEntry("quarkus.datasource.reactive.url", there.reactiveUrl())
                .containsEntry("quarkus.datasource.username", there.user())
                .containsEntry("quarkus.datasource.password", there.password());
        assertThat(database.toString()).doesNotContain(there.password());
    }

    @Test
    void a_wrong_scheme_is_told_with_the_right_one() {
        assertThatThrownBy(() -> database("mysql://localhost/x", "u", "p"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("tiepdan.database.url is \"mysql://localhost/x\"")
                .hasMessageContaining("postgresql://host:5432/database");
    }

    @Test
    void nobody_listening_is_told_with_what_to_check() {
        refused(database(url(Ports.free(), "x"), "u", "p"), "does not answer", "tiepdan.database.url");
    }

    @Test
    void a_wrong_password_is_told_without_it() {
        assertThatThrownBy(() -> database(url(there.port(), there.database()), there.user(), "wrong-password")
                        .demandThere())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("refuses the user \"" + there.user() + "\"")
                .hasMessageContaining("tiepdan.database.password")
                .hasMessageNotContaining("wrong-password");
    }

    @Test
    void a_missing_database_is_told_with_how_to_make_it() {
        refused(database(url(there.port(), "nowhere"), there.user(), there.password()), "no database", "createdb");
    }

    private static void refused(ExternalDatabase database, String what, String next) {
        assertThatThrownBy(database::demandThere)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(what)
                .hasMessageContaining(next);
    }

    private static ExternalDatabase database(String url, String user, String password) {
        return new ExternalDatabase(url, Optional.of(user), Optional.of(password));
    }

    private static String url(int port, String database) {
        return "postgresql://127.0.0.1:" + port + "/" + database;
    }
}
