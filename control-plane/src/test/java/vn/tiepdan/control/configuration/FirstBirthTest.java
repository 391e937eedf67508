package vn.tiepdan.control.configuration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.Role;

/** A device that comes for the first time has no row yet in which anybody could mark that a layer has changed. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class FirstBirthTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    DataFolder folder;

    @Inject
    Spreading spreading;

    @Inject
    DataSource database;

    private Cookie cookie;
    private ToldDevice device;

    @BeforeEach
    void connect() throws Exception {
        cookie = SignedIn.as(StaffRole.IT_OPERATOR, folder);
        device = new ToldDevice(devices.enrolled(Role.KIOSK), broker.port(), cookie);
        device.connects();
    }

    @AfterEach
    void disconnect() {
        device.close();
    }

    @Test
    void a_layer_that_changes_while_it_is_greeted_reaches_it_at_once() throws Exception {
        CompletableFuture<Integer> changing;
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.createStatement()) {
                lock.execute("lock table device_configuration_change in share mode");
                device.isBorn(1);
                waits("relation = 'device_configuration_change'::regclass");

                changing = CompletableFuture.supplyAsync(() -> change(Map.of("volumePercent", 37)));

                await("it is done, or waits for the greeting")
                        .atMost(PATIENCE)
                        .until(() -> changing.isDone() || waiting("locktype = 'advisory' and objid = 7016534"));
            } finally {
                connection.commit();
                connection.setAutoCommit(true);
            }
        }

        assertThat(changing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(200);
        device.isTold(it -> Integer.valueOf(37).equals(it.volumePercent()));
    }

    @Test
    void who_was_heard_and_could_not_be_told_anything_is_found_by_the_round_that_looks_at_all() throws Exception {
        device.isBorn(1);
        device.isTold(it -> true);
        execute("delete from device_configuration where device = '" + device.id() + "'");

        spreading.lookAtAll().await().indefinitely();

        assertThat(device.shown().getLong("desired")).isEqualTo(2);
    }

    private int change(Map<String, Object> settings) {
        return given().cookie(cookie)
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body(Map.of("settings", settings, "why", "loud street"))
                .put("/api/v1/configuration/layers/device:" + device.id())
                .statusCode();
    }

    private void waits(String forWhat) {
        await(forWhat).atMost(PATIENCE).until(() -> waiting(forWhat));
    }

    private boolean waiting(String forWhat) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from pg_locks where not granted and database = (select oid from pg_database"
                                + " where datname = current_database()) and " + forWhat)) {
            rows.next();
            return rows.getLong(1) > 0;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
