package vn.tiepdan.control.fleet.mqtt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.tiepdan.control.fleet.DevicePresence.State.LEFT;
import static vn.tiepdan.control.fleet.DevicePresence.State.OFFLINE;
import static vn.tiepdan.control.fleet.DevicePresence.State.ONLINE;
import static vn.tiepdan.control.fleet.DevicePresence.State.SUSPECT;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.start.Ports;
import vn.tiepdan.link.Links;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Role;

/** Whether a device is there, from its connection to the page of the operator; with a heartbeat of two seconds. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(PresenceOverMqttTest.QuickHeart.class)
@SuppressWarnings("NullAway.Init")
class PresenceOverMqttTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
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
    private WatchedDevice device;

    @BeforeEach
    void connect() throws Exception {
        cookie = SignedIn.as(StaffRole.IT_OPERATOR, folder);
        device = new WatchedDevice(devices.enrolled(Role.KIOSK), broker.port(), cookie);
    }

    @AfterEach
    void disconnect() {
        device.close();
    }

    /** Its layer says that it speaks once a minute; the other speaks as usual and is missed as usual. */
    @Test
    void a_device_that_shall_speak_seldom_is_not_missed_early() throws Exception {
        given().cookie(cookie)
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"settings\":{\"heartbeatSeconds\":60},\"why\":\"slow line\"}")
                .put("/api/v1/configuration/layers/device:" + device.id())
                .then()
                .statusCode(200);
        device.connects(1);
        device.says(Presence.State.BORN, 1);
        device.becomes(ONLINE, AT_ONCE);

        try (var usual = new WatchedDevice(devices.enrolled(Role.KIOSK), broker.port(), cookie)) {
            usual.connects(1);
            usual.says(Presence.State.BORN, 1);
            usual.becomes(ONLINE, AT_ONCE);
            usual.becomes(OFFLINE);
        }

        assertThat(device.shown().getString("presence.state")).isEqualTo(ONLINE.name());
    }

    @Test
    void a_broken_link_is_a_doubt_at_once_and_certainty_in_time_and_the_return_shows_at_once() {
        var news = live.changes()
                .onItem()
                .<Live.Change>disjoint()
                .filter(change -> change.id().equals(device.id().value()))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(99));
        device.connects(2);
        device.says(Presence.State.BORN, 2);
        device.becomes(ONLINE, AT_ONCE);

        var lost = Instant.now();
        device.isCut();

        device.becomes(SUSPECT, AT_ONCE);
        device.becomes(OFFLINE);
        assertThat(Duration.between(lost, device.since()))
                .as("three heartbeats at most")
                .isLessThan(HEARTBEAT.multipliedBy(3).plusSeconds(1));

        device.connects(2);
        device.beats(2, 1);
        device.becomes(ONLINE, AT_ONCE);

        assertThat(device.past().getList("state")).containsExactly("ONLINE", "OFFLINE", "SUSPECT", "ONLINE");
        assertThat(device.past().getList("reason")).containsExactly("status", "link-lost", "link-lost", "connected");
        assertThat(device.past().getList("epoch", Long.class)).containsOnly(2L);
        assertThat(device.past().getString("evidence[1]")).startsWith("the broker lost its connection; silent for ");
        news.awaitItems(5); // the four of its past, and the first status with its parts
    }

    @Test
    void a_late_will_of_an_older_epoch_changes_nothing_and_a_goodbye_is_final_for_its_epoch() {
        device.connects(3);
        device.says(Presence.State.BORN, 3);
        device.says(Presence.State.LOST, 2);
        device.says(Presence.State.LEAVING, 3);
        device.becomes(LEFT, AT_ONCE);
        device.beats(3, 1);
        device.says(Presence.State.LOST, 3);
        device.says(Presence.State.BORN, 4);
        device.becomes(ONLINE, AT_ONCE);

        assertThat(device.past().getList("state")).containsExactly("ONLINE", "LEFT", "ONLINE");
        assertThat(device.past().getList("epoch", Long.class)).containsExactly(4L, 3L, 3L);
    }

    @Test
    void a_status_that_comes_again_is_no_proof_of_life() {
        device.connects(1);
        device.beats(1, 7);
        device.becomes(ONLINE, AT_ONCE);
        device.becomes(OFFLINE);

        device.beats(1, 7);
        device.beats(1, 6);
        device.says(Presence.State.LEAVING, 1);
        device.becomes(LEFT, AT_ONCE);

        assertThat(device.past().getList("state")).containsExactly("LEFT", "OFFLINE", "SUSPECT", "ONLINE");
    }

    /** The last heartbeat was before our own link broke; what came after it we could not hear. */
    @Test
    void nobody_is_offline_because_our_own_link_was_down() {
        device.connects(1);
        device.beats(1, 1);
        device.becomes(ONLINE, AT_ONCE);
        device.becomes(SUSPECT);

        var away = Instant.now();
        links.redial("status", "the test wants it");

        device.becomes(OFFLINE);
        assertThat(Duration.between(away, device.since())).isGreaterThan(WINDOW.plus(UNTIL_OFFLINE));
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
        device.connects(1);
        for (var epoch = 1; epoch <= 5; epoch++) {
            device.says(Presence.State.BORN, epoch);
        }
        await().untilAsserted(() ->
                assertThat(device.past().getList("epoch", Long.class)).containsExactly(5L, 4L, 3L, 2L, 1L));

        var first = device.get("/presence?limit=2");
        var second = device.get("/presence?limit=2&before=" + first.getLong("[1].number"));

        assertThat(first.getList("epoch", Long.class)).containsExactly(5L, 4L);
        assertThat(second.getList("epoch", Long.class)).containsExactly(3L, 2L);
        var path = device.address() + "/presence";
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
}
