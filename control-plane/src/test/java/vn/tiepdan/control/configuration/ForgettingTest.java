package vn.tiepdan.control.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.Role;

/** What was said of how devices are configured goes in time. In years long past, so that nothing of today is forgotten. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class ForgettingTest {
    @Inject
    ConfigurationStore store;

    @Inject
    ConfigurationSettings settings;

    @Inject
    TestDevices devices;

    @Inject
    Transactions transactions;

    @Inject
    DataSource database;

    private DeviceId device;

    @BeforeEach
    void enrol() throws Exception {
        device = devices.enrolled(Role.KIOSK).id();
    }

    @Test
    void what_is_older_than_what_is_kept_goes_and_the_latest_of_each_kind_stays() throws Exception {
        said("2001-01-01", 2, "WANTED");
        said("2001-01-02", 2, "TAKEN");
        said("2001-02-01", 3, "WANTED");
        said("2001-02-02", 3, "REFUSED");
        var other = said(devices.enrolled(Role.KIOSK).id(), "2001-01-05", 2, "WANTED");

        forget(Instant.parse("2001-01-31T00:00:00Z").plus(settings.historyKept()));
        assertThat(said(device)).containsExactly("WANTED 3", "REFUSED 3");
        assertThat(said(other)).as("it has no later one").containsExactly("WANTED 2");

        said("2001-03-01", 4, "WANTED");
        forget(Instant.parse("2001-06-01T00:00:00Z").plus(settings.historyKept()));
        assertThat(said(device)).as("nothing was said since").containsExactly("REFUSED 3", "WANTED 4");
    }

    @Test
    void what_a_device_says_again_is_no_line_even_when_all_before_is_forgotten() throws SQLException {
        said("2001-01-01", 1, "TAKEN");
        said("2001-02-02", 2, "TAKEN");
        forget(Instant.parse("2010-01-01T00:00:00Z"));

        var again =
                new Reported(new Desired(2, 10, 5, 120, null, null), 1, Instant.parse("2010-01-02T00:00:00Z"), null);
        transactions
                .in(() -> store.save(Map.of(device, again), Instant.parse("2010-01-02T00:00:00Z")))
                .await()
                .indefinitely();

        assertThat(said(device)).containsExactly("TAKEN 2");
    }

    @Test
    void it_is_kept_for_more_than_a_year() {
        assertThat(settings.historyKept()).isEqualTo(Duration.ofDays(400));
    }

    private void forget(Instant now) {
        new Forgetting(store, transactions, settings, Clock.fixed(now, ZoneOffset.UTC))
                .forget()
                .await()
                .indefinitely();
    }

    private void said(String day, long version, String what) throws SQLException {
        said(device, day, version, what);
    }

    private DeviceId said(DeviceId whose, String day, long version, String what) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into device_configuration_change (device, at, version, what, field) values ('%s', '%sT00:00:00Z', %d, '%s', '')"
                            .formatted(whose, day, version, what));
        }
        return whose;
    }

    /** Oldest first. */
    private List<String> said(DeviceId whose) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select what || ' ' || version from device_configuration_change where device = '" + whose
                                + "' order by number")) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }
}
