package vn.tiepdan.control.fleet.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.audit.Verifying;
import vn.tiepdan.control.fleet.Commands;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Wire;

/** What comes together is committed together: a row of its own says in which transaction it was written. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class FewTransactionsTest {
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int EVENTS = 300;
    private static final int DEVICES = 12;
    private static final int COMMANDS = 50;
    /** What was there when the rows were locked, what came while they were, and what was still on its way then. */
    private static final long FEW = 4;
    /** The broker hands over one client's messages in smaller portions. */
    private static final long FEW_PORTIONS = EVENTS / 10;

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    Commands commands;

    @Inject
    Verifying verifying;

    @Inject
    DataSource database;

    private final List<Talk> talks = new ArrayList<>();

    @AfterEach
    void disconnect() {
        talks.forEach(Talk::close);
    }

    @Test
    void the_events_of_a_burst_share_a_few_transactions() throws Exception {
        var device = devices.enrolled(Role.KIOSK);
        var talk = talk(device);
        talk.say(Channel.EVENT, event(1));
        assertThat(talk.nextAck()).isEqualTo(new Ack(1, 1));

        whileLocked(
                "event_inbox",
                device,
                () -> LongStream.rangeClosed(2, EVENTS)
                        .mapToObj(number -> publish(talk, device, Channel.EVENT, event(number)))
                        .toList());

        var ours = " from device_event where device = '" + device.id() + "'";
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(number("select count(*)" + ours)).isEqualTo(EVENTS));
        assertThat(number("select count(distinct number)" + ours)).isEqualTo(EVENTS);
        assertThat(number("select count(distinct xmin::text)" + ours + " and number > 1"))
                .isLessThanOrEqualTo(FEW_PORTIONS);
    }

    @Test
    void the_statuses_of_many_devices_share_a_few_transactions() throws Exception {
        var all = new ArrayList<TestDevice>();
        for (var i = 0; i < DEVICES; i++) {
            all.add(devices.enrolled(Role.KIOSK));
            talk(all.getLast());
        }
        var ours = " from device_status where device in ("
                + all.stream().map(it -> "'" + it.id() + "'").collect(Collectors.joining(",")) + ")";
        talks.getFirst().say(Channel.STATUS, Talk.status(AT, 1));
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(number("select count(*)" + ours)).isOne());

        whileLocked("device_presence", all.getFirst(), () -> {
            var sent = new ArrayList<CompletableFuture<Mqtt5PublishResult>>();
            for (var i = 0; i < DEVICES; i++) {
                sent.add(publish(talks.get(i), all.get(i), Channel.STATUS, Talk.status(AT, 2)));
            }
            return sent;
        });

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(number("select count(*)" + ours)).isEqualTo(DEVICES));
        assertThat(number("select count(distinct xmin::text)" + ours)).isLessThanOrEqualTo(FEW);
    }

    @Test
    void the_ends_of_many_commands_are_one_statement_of_the_audit_log() throws Exception {
        var device = devices.enrolled(Role.KIOSK);
        execute("""
                insert into command (id, device, kind, issued_by, issued_at, expires_at, state, detail, changed_at, key)
                select gen_random_uuid(), '%s', 'set-volume', 'it', now() - interval '1 hour', now() - interval '1 minute',
                    'SENT', '', now() - interval '1 hour', 'key-' || n
                from generate_series(1, %d) n
                """.formatted(device.id(), COMMANDS));

        commands.giveUp().await().indefinitely();

        var ours = " from audit where action = 'command-ended' and subject = 'device:" + device.id() + "'";
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(number("select count(*)" + ours)).isEqualTo(COMMANDS));
        assertThat(number("select count(distinct (xmin::text, cmin::text))" + ours))
                .isOne();
        assertThat(verifying.verify(Optional.empty()).await().indefinitely().broken())
                .isEmpty();
    }

    private interface Sending {
        List<CompletableFuture<Mqtt5PublishResult>> begin();
    }

    /** The first of them waits for this lock, and the others behind it, until the broker has taken all. */
    private void whileLocked(String table, TestDevice device, Sending sending) throws Exception {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.createStatement()) {
                lock.execute("select 1 from " + table + " where device = '" + device.id() + "' for update");
                for (var sent : sending.begin()) {
                    sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                }
            } finally {
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
    }

    private static CompletableFuture<Mqtt5PublishResult> publish(
            Talk talk, TestDevice device, Channel channel, Object message) {
        return talk.client()
                .toAsync()
                .publishWith()
                .topic(channel.of(device.id()).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(Wire.write(message))
                .send();
    }

    private Talk talk(TestDevice device) throws Exception {
        var talk = new Talk(device, broker.port());
        talks.add(talk);
        return talk;
    }

    private static Event event(long number) {
        return new Event(1, number, AT, new Event.AlarmRaised("camera", "covered", null));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
