package vn.tiepdan.control.configuration;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;

/** One change for many devices does not come upon the broker all at once, and reaches each. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class SpreadingTest {
    private static final int MANY = 450;

    @Inject
    ConfigurationSettings settings;

    @Inject
    DataFolder folder;

    @Inject
    DataSource database;

    @BeforeEach
    void enrol() throws SQLException {
        execute("""
                insert into device (id, site, role, label, enrolled_at)
                select 'd-spread' || lpad(number::text, 5, '0'), 'hp-02-office', 'KIOSK', 'Many', now()
                from generate_series(1, %d) number
                """.formatted(MANY));
        execute("""
                insert into device_configuration (device, version, document, changed_at, told)
                select id, 2, '{"version":2,"heartbeatSeconds":10,"reconnectWindowSeconds":5,"unattendedSeconds":120}',
                    now(), 2
                from device where id like 'd-spread%'
                """);
    }

    @AfterEach
    void forget() throws SQLException {
        execute("delete from device_configuration_change where device like 'd-spread%'");
        execute("delete from device_configuration where device like 'd-spread%'");
        execute("delete from device where id like 'd-spread%'");
    }

    @Test
    void so_many_in_a_second_and_each_in_the_end() throws Exception {
        given().cookie(SignedIn.as(StaffRole.IT_OPERATOR, folder))
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body(Map.of("settings", Map.of("volumePercent", 55), "why", "all of them"))
                .put("/api/v1/configuration/layers/site:hp-02-office")
                .then()
                .statusCode(200);

        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> count("told = version and version = 3") == MANY);

        assertThat(toldTogether())
                .as("devices whose being told was noted by one transaction, of which there is one a second")
                .hasSizeGreaterThanOrEqualTo(Math.ceilDiv(MANY, settings.perSecond()))
                .allSatisfy(together -> assertThat(together).isLessThanOrEqualTo(settings.perSecond()));
        assertThat(count("document like '%\"volumePercent\":55%'")).isEqualTo(MANY);
    }

    /** By the transaction that wrote each row last: unlike a clock, it is right on a machine that stands still now and then. */
    private List<Integer> toldTogether() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from device_configuration where device like 'd-spread%' group by xmin")) {
            var sizes = new ArrayList<Integer>();
            while (rows.next()) {
                sizes.add(rows.getInt(1));
            }
            return sizes;
        }
    }

    private long count(String which) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from device_configuration where device like 'd-spread%' and " + which)) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
