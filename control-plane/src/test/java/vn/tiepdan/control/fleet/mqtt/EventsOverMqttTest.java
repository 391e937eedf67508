package vn.tiepdan.control.fleet.mqtt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.fleet.Arrived;
import vn.tiepdan.control.fleet.EventHandler;
import vn.tiepdan.control.fleet.Inbox;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Role;

/** Each event counts once, in its order, and only what is committed is acknowledged. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class EventsOverMqttTest {
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    /** What a device at 10,000 messages a second says in three seconds. */
    private static final long A_FLOOD = 30_000;

    /** Counts what reached a feature, and fails for a passing reason when told to. */
    @Singleton
    static class Counting implements EventHandler {
        final ConcurrentLinkedQueue<String> handled = new ConcurrentLinkedQueue<>();
        final AtomicInteger failures = new AtomicInteger();

        @Override
        public Uni<Void> on(List<Arrived> events) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return Uni.createFrom().failure(new IllegalStateException("passing trouble"));
            }
            events.forEach(it -> handled.add(
                    it.device() + "/" + it.event().epoch() + "/" + it.event().number()));
            return Uni.createFrom().voidItem();
        }
    }

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices testDevices;

    @Inject
    Counting counting;

    @Inject
    Inbox inbox;

    @Inject
    DataFolder folder;

    private TestDevice device;
    private Talk talk;

    @BeforeEach
    void connect() throws Exception {
        device = testDevices.enrolled(Role.KIOSK);
        talk = new Talk(device, broker.port());
    }

    @AfterEach
    void disconnect() {
        talk.close();
    }

    @Test
    void an_event_that_comes_twice_counts_once_and_is_acknowledged_twice() throws Exception {
        talk.say(Channel.EVENT, event(1));
        assertThat(talk.nextAck()).isEqualTo(new Ack(1, 1));
        talk.say(Channel.EVENT, event(1));

        assertThat(talk.nextAck()).isEqualTo(new Ack(1, 1));
        assertThat(handled()).isEqualTo(1);
    }

    @Test
    void an_event_after_a_gap_waits_for_the_missing_one() throws Exception {
        talk.say(Channel.EVENT, event(1));
        assertThat(talk.nextAck()).isEqualTo(new Ack(1, 1));
        talk.say(Channel.EVENT, event(3));
        assertThat(talk.nextAck()).isEqualTo(new Ack(1, 1));
        assertThat(handled()).isEqualTo(1);

        talk.say(Channel.EVENT, event(2));
        assertThat(talk.nextAck()).isEqualTo(new Ack(1, 2));
        talk.say(Channel.EVENT, event(3));
        assertThat(talk.nextAck()).isEqualTo(new Ack(1, 3));
        assertThat(handled()).isEqualTo(3);
    }

    @Test
    void an_event_whose_handling_fails_is_not_acknowledged_and_counts_when_it_comes_again() throws Exception {
        counting.failures.set(1);

        talk.say(Channel.EVENT, event(1));
        assertThat(talk.within(700)).isEmpty();
        talk.say(Channel.EVENT, event(1));

        assertThat(talk.nextAck()).isEqualTo(new Ack(1, 1));
        assertThat(handled()).isEqualTo(1);
    }

    /** Together it fails for the first, and alone it fails again. */
    @Test
    void of_events_that_come_together_only_the_one_that_fails_has_to_come_again() throws Exception {
        var neighbour = testDevices.enrolled(Role.KIOSK).id();
        var together = List.of(new Arrived(device.id(), event(1)), new Arrived(neighbour, event(1)));
        counting.failures.set(2);

        assertThat(inbox.take(together).await().indefinitely()).isEqualTo(Map.of(neighbour, List.of(new Ack(1, 1))));
        assertThat(handled()).isZero();

        assertThat(inbox.take(together).await().indefinitely())
                .isEqualTo(Map.of(device.id(), List.of(new Ack(1, 1)), neighbour, List.of(new Ack(1, 1))));
        assertThat(handled()).isEqualTo(1);
    }

    /** It comes back as soon as it may, and says all that the broker lets through. */
    @Test
    void who_behaves_is_committed_in_time_while_another_device_floods_the_broker() throws Exception {
        var flood = new Flood(testDevices.enrolled(Role.KIOSK), broker.port());
        var longest = Duration.ZERO;
        long number = 0;

        try (flood) {
            while (flood.said() < A_FLOOD || number < 50) {
                number++;
                long begun = System.nanoTime();
                talk.say(Channel.EVENT, event(number));
                assertThat(talk.nextAck()).isEqualTo(new Ack(1, number));
                var took = Duration.ofNanos(System.nanoTime() - begun);
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
        }

        assertThat(handled()).isEqualTo(number);
        assertThat(longest).isLessThan(Duration.ofSeconds(3));
        assertThat(flood.timesOut()).isPositive();
    }

    @Test
    void the_past_shows_what_is_committed_page_by_page() throws Exception {
        talk.say(Channel.EVENT, event(1));
        assertThat(talk.nextAck()).isEqualTo(new Ack(1, 1));
        talk.say(Channel.EVENT, event(2));
        assertThat(talk.nextAck()).isEqualTo(new Ack(1, 2));

        var newest = past("?limit=1");
        assertThat(newest.getList("number")).containsExactly(2);
        assertThat(newest.getString("[0].kind")).isEqualTo("AlarmRaised");
        var before = "?before=" + newest.getString("[0].receivedAt") + "&epoch=1&number=2";
        assertThat(past(before).getList("number")).containsExactly(1);
    }

    private JsonPath past(String query) throws IOException {
        return given().cookie(SignedIn.as(StaffRole.IT_OPERATOR, folder))
                .get("/api/v1/devices/" + device.id() + "/events" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void what_cannot_be_read_does_not_hold_up_the_next() throws Exception {
        talk.raw(Channel.EVENT, "not json");
        talk.raw(
                Channel.EVENT,
                "{\"epoch\":1,\"number\":1,\"at\":\"2026-11-24T01:00:00Z\",\"body\":{\"kind\":\"invented\"}}");
        talk.say(Channel.EVENT, event(1));

        assertThat(talk.nextAck()).isEqualTo(new Ack(1, 1));
    }

    private Event event(long number) {
        return new Event(1, number, AT, new Event.AlarmRaised("camera", "covered", null));
    }

    private long handled() {
        return counting.handled.stream()
                .filter(line -> line.startsWith(device.id() + "/"))
                .count();
    }
}
