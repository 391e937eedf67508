package vn.tiepdan.control.fleet.mqtt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.tiepdan.control.fleet.DevicePresence.State.LEFT;
import static vn.tiepdan.control.fleet.DevicePresence.State.OFFLINE;
import static vn.tiepdan.control.fleet.DevicePresence.State.ONLINE;
import static vn.tiepdan.control.fleet.DevicePresence.State.SUSPECT;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.fleet.DevicePresence;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.start.Ports;
import vn.tiepdan.link.Links;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Wire;

/** Whether a device is there, from its connection to the page of the operator; with a heartbeat of two seconds. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(PresenceOverMqttTest.QuickHeart.class)
@SuppressWarnings("NullAway.Init")
class PresenceOverMqttTest {
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Duration UNTIL_OFFLINE = Duration.ofSeconds(5);
    private static final Duration WINDOW = Duration.ofSeconds(1);
    private static final int MANY = 1_200;

    /** Silence shows in seconds. */
    public static final class QuickHeart implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tiepdan.broker.embedded", "true",
                    "tiepdan.broker.port", Integer.toString(Ports.free()),
                    "tiepdan.fleet.heartbeat", HEARTBEAT.toString(),
                    "tiepdan.fleet.reconnect-window", WINDOW.toString());
        }
    }

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    Live live;

    @Inject
    Links links;

    @Inject
    DataFolder folder;

    @Inject
    Transactions transactions;

    @Inject
    Mutiny.SessionFactory sessions;

    private Cookie cookie;
    private TestDevice device;
    private Mqtt5BlockingClient client;

    @BeforeEach
    void connect() throws Exception {
        device = devices.enrolled(Role.KIOSK);
        cookie = SignedIn.as(StaffRole.IT_OPERATOR, folder);
        client = device.client(broker.port());
    }

    @AfterEach
    void disconnect() {
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }

    @Test
    void a_broken_link_is_a_doubt_at_once_and_certainty_in_time_and_the_return_shows_at_once() {
        var news = live.changes()
                .filter(change -> change.id().equals(device.id().value()))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(99));
        connects(2);
        say(Channel.PRESENCE, word(Presence.State.BORN, 2));
        becomes(ONLINE, Duration.ofSeconds(2));

        var lost = Instant.now();
        client.disconnectWith()
                .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                .send();

        becomes(SUSPECT, Duration.ofSeconds(2));
        becomes(OFFLINE, Duration.ofSeconds(20));
        assertThat(Duration.between(lost, since(0)))
                .as("three heartbeats at most")
                .isLessThan(HEARTBEAT.multipliedBy(3).plusSeconds(1));

        connects(2);
        say(Channel.STATUS, status(2, 1));
        becomes(ONLINE, Duration.ofSeconds(2));

        assertThat(history().getList("state")).containsExactly("ONLINE", "OFFLINE", "SUSPECT", "ONLINE");
        assertThat(history().getList("reason")).containsExactly("status", "link-lost", "link-lost", "connected");
        assertThat(history().getList("epoch", Long.class)).containsOnly(2L);
        assertThat(history().getString("evidence[1]")).startsWith("the broker lost its connection; silent for ");
        news.awaitItems(4);
    }

    @Test
    void a_late_will_of_an_older_epoch_changes_nothing_and_a_goodbye_is_final_for_its_epoch() {
        connects(3);
        say(Channel.PRESENCE, word(Presence.State.BORN, 3));
        say(Channel.PRESENCE, word(Presence.State.LOST, 2));
        say(Channel.PRESENCE, word(Presence.State.LEAVING, 3));
        becomes(LEFT, Duration.ofSeconds(2));
        say(Channel.STATUS, status(3, 1));
        say(Channel.PRESENCE, word(Presence.State.LOST, 3));
        say(Channel.PRESENCE, word(Presence.State.BORN, 4));
        becomes(ONLINE, Duration.ofSeconds(2));

        assertThat(history().getList("state")).containsExactly("ONLINE", "LEFT", "ONLINE");
        assertThat(history().getList("epoch", Long.class)).containsExactly(4L, 3L, 3L);
    }

    @Test
    void a_status_that_comes_again_is_no_proof_of_life() {
        connects(1);
        say(Channel.STATUS, status(1, 7));
        becomes(ONLINE, Duration.ofSeconds(2));
        becomes(OFFLINE, Duration.ofSeconds(20));

        say(Channel.STATUS, status(1, 7));
        say(Channel.STATUS, status(1, 6));
        say(Channel.PRESENCE, word(Presence.State.LEAVING, 1));
        becomes(LEFT, Duration.ofSeconds(2));

        assertThat(history().getList("state")).containsExactly("LEFT", "OFFLINE", "SUSPECT", "ONLINE");
    }

    /** The last heartbeat was before our own link broke; what came after it we could not hear. */
    @Test
    void nobody_is_offline_because_our_own_link_was_down() {
        connects(1);
        say(Channel.STATUS, status(1, 1));
        becomes(ONLINE, Duration.ofSeconds(2));
        becomes(SUSPECT, Duration.ofSeconds(20));

        var away = Instant.now();
        links.redial("status", "the test wants it");

        becomes(OFFLINE, Duration.ofSeconds(20));
        assertThat(Duration.between(away, since(0))).isGreaterThan(WINDOW.plus(UNTIL_OFFLINE));
    }

    @Test
    void many_that_are_lost_at_once_cost_a_few_transactions_and_none_after_that() {
        var longAgo = Instant.now().minusSeconds(3600);
        transactions
                .in(() -> sessions.withSession(session -> session.createNativeQuery("""
                                insert into device (id, site, role, label, enrolled_at)
                                select 'many-' || n, 'hp-02-office', 'KIOSK', 'Many', :at from generate_series(1, :many) n
                                """)
                        .setParameter("at", longAgo)
                        .setParameter("many", MANY)
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery("""
                                insert into device_presence (device, state, reason, evidence, epoch, since, heard_at, software)
                                select 'many-' || n, 'ONLINE', 'status', 'seen', 1, :at, :at, '' from generate_series(1, :many) n
                                """)
                                .setParameter("at", longAgo)
                                .setParameter("many", MANY)
                                .executeUpdate())))
                .await()
                .atMost(Duration.ofSeconds(20));

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(changesOfMany("count(*)")).isGreaterThanOrEqualTo(MANY));
        await().pollDelay(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(changesOfMany("count(*)")).isLessThanOrEqualTo(2L * MANY));
        assertThat(changesOfMany("count(distinct xmin::text)")).isLessThanOrEqualTo(6);
    }

    @Test
    void the_past_is_read_page_by_page_by_whoever_is_signed_in() {
        connects(1);
        for (var epoch = 1; epoch <= 5; epoch++) {
            say(Channel.PRESENCE, word(Presence.State.BORN, epoch));
        }
        await().untilAsserted(
                        () -> assertThat(history().getList("epoch", Long.class)).containsExactly(5L, 4L, 3L, 2L, 1L));

        var first = page("?limit=2");
        var second = page("?limit=2&before=" + first.getLong("[1].number"));

        assertThat(first.getList("epoch", Long.class)).containsExactly(5L, 4L);
        assertThat(second.getList("epoch", Long.class)).containsExactly(3L, 2L);
        var path = "/api/v1/devices/" + device.id() + "/presence";
        given().get(path).then().statusCode(401);
        given().cookie(cookie).get(path + "?limit=201").then().statusCode(422);
        given().cookie(cookie)
                .get("/api/v1/devices/k-nobody/presence")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private long changesOfMany(String what) {
        return transactions
                .in(() -> sessions.withSession(session -> session.createNativeQuery(
                                "select " + what + " from device_presence_change where device like 'many-%'",
                                Long.class)
                        .getSingleResult()))
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private void connects(long epoch) {
        client.connectWith()
                .willPublish()
                .topic(Channel.PRESENCE.of(device.id()).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .payload(Wire.write(word(Presence.State.LOST, epoch)))
                .applyWillPublish()
                .send();
    }

    private void say(Channel channel, Object message) {
        client.publishWith()
                .topic(channel.of(device.id()).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(channel.retained())
                .payload(Wire.write(message))
                .send();
    }

    private void becomes(DevicePresence.State state, Duration within) {
        await().atMost(within)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(given().cookie(cookie)
                                .get("/api/v1/devices/" + device.id())
                                .jsonPath()
                                .getString("presence.state"))
                        .isEqualTo(state.name()));
    }

    private JsonPath history() {
        return page("");
    }

    private JsonPath page(String query) {
        return given().cookie(cookie)
                .get("/api/v1/devices/" + device.id() + "/presence" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Instant since(int line) {
        return Instant.parse(history().getString("since[" + line + "]"));
    }

    private static Presence word(Presence.State state, long epoch) {
        return new Presence(state, epoch, "1.0", 1, AT);
    }

    private static Status status(long epoch, long sequence) {
        return new Status(
                epoch,
                sequence,
                AT,
                List.of(),
                new Status.Host(1, 1, 1, 1, 1),
                new Status.Link(1, 0, 0, null),
                new Status.Page(true, "welcome"),
                null);
    }
}
