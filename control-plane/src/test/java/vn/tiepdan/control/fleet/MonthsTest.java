package vn.tiepdan.control.fleet;

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
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/** The table that grows stands by months. In years long past, so that nothing of today is forgotten. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class MonthsTest {
    private static final Optional<Duration> FOR_GOOD = Optional.empty();

    @Inject
    EventStore events;

    @Inject
    Transactions transactions;

    @Inject
    FleetSettings settings;

    @Inject
    DataSource database;

    private final DeviceId device =
            new DeviceId("d-" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void an_event_stands_in_the_month_in_which_it_came() throws SQLException {
        turn("2001-11-30T12:00:00Z", FOR_GOOD);

        came("2001-11-30T23:59:59.999999Z", "2001-12-01T00:00:00Z", "2002-02-28T23:59:59Z");

        assertThat(whereTheyStand())
                .containsExactly("device_event_2001_11", "device_event_2001_12", "device_event_2002_02");
        assertThat(prepared("2001-11-01T00:00:00Z")).as("the same months again").isZero();
        assertThat(prepared("2001-12-01T00:00:00Z")).as("the month after them").isOne();
    }

    @Test
    void what_no_month_was_made_for_is_kept_and_goes_into_its_month_when_that_is_made() throws SQLException {
        came("2003-05-31T23:59:59Z", "2003-06-15T10:00:00Z", "2003-10-01T00:00:00Z");
        assertThat(whereTheyStand()).containsExactly("device_event_other", "device_event_other", "device_event_other");

        turn("2003-06-01T00:00:00Z", FOR_GOOD);

        assertThat(whereTheyStand())
                .as("June to September were made")
                .containsExactly("device_event_other", "device_event_2003_06", "device_event_other");
        assertThat(past()).as("nothing is lost or doubled").containsExactly(3L, 2L, 1L);
    }

    @Test
    void a_month_goes_when_all_of_it_is_older_than_what_is_kept() throws SQLException {
        turn("2005-01-10T00:00:00Z", FOR_GOOD);
        came("2005-01-31T23:00:00Z", "2005-02-01T01:00:00Z", "2005-03-01T00:00:00Z");
        turn("2005-04-30T00:00:00Z", FOR_GOOD);
        assertThat(past()).as("for good unless set").containsExactly(3L, 2L, 1L);

        turn("2005-04-30T23:59:59Z", Optional.of(Duration.ofDays(60)));
        assertThat(past()).as("kept from the first of March on").containsExactly(3L);

        turn("2005-05-30T00:00:00Z", Optional.of(Duration.ofDays(60)));
        assertThat(past()).as("March is not over for them").containsExactly(3L);
        assertThat(whereTheyStand()).containsExactly("device_event_2005_03");
        assertThat(texts("select to_regclass('device_event_2005_01')::text")).containsOnlyNulls();
    }

    private void turn(String now, Optional<Duration> kept) {
        var clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        new Months(events, transactions, new Limits(new Keeping(settings, kept), clock))
                .turn()
                .await()
                .indefinitely();
    }

    private int prepared(String now) {
        return transactions
                .in(() -> events.prepareMonths(Instant.parse(now)))
                .await()
                .indefinitely();
    }

    /** Numbered from one, in this order. */
    private void came(String... moments) {
        for (var number = 1; number <= moments.length; number++) {
            var at = Instant.parse(moments[number - 1]);
            var noted = new EventStore.Noted(new EventStore.Counter(device, 1), number, "PageWiped", at);
            transactions.in(() -> events.note(List.of(noted), at)).await().indefinitely();
        }
    }

    /** Newest first, by their numbers. */
    private List<Long> past() {
        return transactions.in(() -> events.history(device, EventStore.Before.NOW, 9)).await().indefinitely().stream()
                .map(EventStore.Line::number)
                .toList();
    }

    private List<String> whereTheyStand() throws SQLException {
        return texts("select tableoid::regclass::text from device_event where device = '" + device
                + "' order by received_at");
    }

    private List<String> texts(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** The usual settings, but for how long events are kept. */
    private record Keeping(FleetSettings usual, Optional<Duration> eventsKept) implements FleetSettings {
        @Override
        public Duration heartbeat() {
            return usual.heartbeat();
        }

        @Override
        public Duration reconnectWindow() {
            return usual.reconnectWindow();
        }

        @Override
        public Duration unattended() {
            return usual.unattended();
        }

        @Override
        public Duration answersKept() {
            return usual.answersKept();
        }

        @Override
        public Duration presenceKept() {
            return usual.presenceKept();
        }

        @Override
        public Duration brokerTakesWithin() {
            return usual.brokerTakesWithin();
        }
    }
}
