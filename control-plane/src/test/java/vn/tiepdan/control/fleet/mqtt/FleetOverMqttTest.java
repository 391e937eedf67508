package vn.tiepdan.control.fleet.mqtt;

import static com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.fleet.Arrived;
import vn.tiepdan.control.fleet.CommandStore;
import vn.tiepdan.control.fleet.DeviceLink;
import vn.tiepdan.control.fleet.DevicePresence;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.fleet.EventHandler;
import vn.tiepdan.control.fleet.Fleet;
import vn.tiepdan.control.fleet.Inbox;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.Request;
import vn.tiepdan.wire.RequestId;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Topic;
import vn.tiepdan.wire.Wire;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class FleetOverMqttTest {
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");

    /** Counts what reached a feature, and fails for a passing reason when told to. */
    @Singleton
    static class Counting implements EventHandler {
        final ConcurrentLinkedQueue<String> handled = new ConcurrentLinkedQueue<>();
        final AtomicInteger failures = new AtomicInteger();

        @Override
        public Uni<Void> on(DeviceId device, Event event) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return Uni.createFrom().failure(new IllegalStateException("passing trouble"));
            }
            handled.add(device + "/" + event.epoch() + "/" + event.number());
            return Uni.createFrom().voidItem();
        }
    }

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices testDevices;

    @Inject
    Fleet fleet;

    @Inject
    Devices devices;

    @Inject
    DeviceLink link;

    @Inject
    CommandStore commands;

    @Inject
    Transactions transactions;

    @Inject
    Counting counting;

    @Inject
    Inbox inbox;

    @Inject
    DataFolder folder;

    private TestDevice device;
    private Mqtt5BlockingClient client;
    private Mqtt5BlockingClient.Mqtt5Publishes heard;

    @BeforeEach
    void connect() throws Exception {
        device = testDevices.enrolled(Role.KIOSK);
        client = device.client(broker.port());
        client.connect();
        heard = client.publishes(ALL);
        client.subscribeWith().topicFilter(Topic.everythingDown(device.id())).send();
    }

    @AfterEach
    void disconnect() {
        heard.close();
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }

    @Test
    void a_birth_is_noted_and_answered_with_the_desired_configuration() throws Exception {
        say(Channel.PRESENCE, new Presence(Presence.State.BORN, 3, "1.0", 1, AT));

        var desired = Wire.read(next(Channel.DESIRED).getPayloadAsBytes(), Desired.class);

        assertThat(desired.heartbeatSeconds()).isEqualTo(10);
        assertThat(presence().state()).isEqualTo(DevicePresence.State.ONLINE);
        assertThat(presence().epoch()).isEqualTo(3);
    }

    @Test
    void a_status_with_working_camera_and_microphone_makes_the_device_ready() {
        say(Channel.STATUS, status(1));

        await().untilAsserted(() ->
                assertThat(devices.ready(device.id()).await().indefinitely()).isTrue());
    }

    @Test
    void an_event_that_comes_twice_counts_once_and_is_acknowledged_twice() throws Exception {
        say(Channel.EVENT, event(1));
        assertThat(nextAck()).isEqualTo(new Ack(1, 1));
        say(Channel.EVENT, event(1));

        assertThat(nextAck()).isEqualTo(new Ack(1, 1));
        assertThat(handled()).isEqualTo(1);
    }

    @Test
    void an_event_after_a_gap_waits_for_the_missing_one() throws Exception {
        say(Channel.EVENT, event(1));
        assertThat(nextAck()).isEqualTo(new Ack(1, 1));
        say(Channel.EVENT, event(3));
        assertThat(nextAck()).isEqualTo(new Ack(1, 1));
        assertThat(handled()).isEqualTo(1);

        say(Channel.EVENT, event(2));
        assertThat(nextAck()).isEqualTo(new Ack(1, 2));
        say(Channel.EVENT, event(3));
        assertThat(nextAck()).isEqualTo(new Ack(1, 3));
        assertThat(handled()).isEqualTo(3);
    }

    @Test
    void an_event_whose_handling_fails_is_not_acknowledged_and_counts_when_it_comes_again() throws Exception {
        counting.failures.set(1);

        say(Channel.EVENT, event(1));
        assertThat(heard.receive(700, TimeUnit.MILLISECONDS)).isEmpty();
        say(Channel.EVENT, event(1));

        assertThat(nextAck()).isEqualTo(new Ack(1, 1));
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

    @Test
    void the_past_shows_what_is_committed_page_by_page() throws Exception {
        say(Channel.EVENT, event(1));
        assertThat(nextAck()).isEqualTo(new Ack(1, 1));
        say(Channel.EVENT, event(2));
        assertThat(nextAck()).isEqualTo(new Ack(1, 2));

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
        raw(Channel.EVENT, "not json");
        raw(
                Channel.EVENT,
                "{\"epoch\":1,\"number\":1,\"at\":\"2026-11-24T01:00:00Z\",\"body\":{\"kind\":\"invented\"}}");
        say(Channel.EVENT, event(1));

        assertThat(nextAck()).isEqualTo(new Ack(1, 1));
    }

    @Test
    void a_question_that_nobody_answers_is_refused_with_its_correlation() throws Exception {
        var request = new Request(RequestId.fresh(), new Request.OpenSession(SessionId.fresh()));
        client.publishWith()
                .topic(Channel.REQUEST.of(device.id()).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(Wire.write(request))
                .correlationData("question-7".getBytes(StandardCharsets.UTF_8))
                .send();

        var message = next(Channel.REPLY);

        assertThat(Wire.read(message.getPayloadAsBytes(), Reply.class)).isInstanceOf(Reply.Refused.class);
        assertThat(message.getCorrelationData())
                .hasValueSatisfying(data -> assertThat((CharSequence) StandardCharsets.UTF_8.decode(data.duplicate()))
                        .hasToString("question-7"));
    }

    @Test
    void a_command_has_a_time_to_live_and_its_result_is_kept() throws Exception {
        var command = new Command(
                CommandId.fresh(),
                "system",
                0,
                Instant.now().plusSeconds(30),
                new Command.LeaveCall(CallId.fresh(), CallEnd.CLOSED));

        link.command(device.id(), command).await().atMost(Duration.ofSeconds(10));

        var message = next(Channel.COMMAND);
        assertThat(message.getMessageExpiryInterval().orElse(0)).isBetween(1L, 30L);
        assertThat(message.getResponseTopic()).isPresent();
        assertThat(states()).containsExactly(CommandStore.State.SENT);

        say(Channel.RESULT, new Result(command.id(), Result.State.SUCCEEDED, "", AT));
        await().untilAsserted(() -> assertThat(states()).containsExactly(CommandStore.State.SUCCEEDED));
    }

    private Event event(long number) {
        return new Event(1, number, AT, new Event.AlarmRaised("camera", "covered", null));
    }

    private static Status status(long sequence) {
        return new Status(
                1,
                sequence,
                AT,
                List.of(
                        new Status.Peripheral("camera", Status.Kind.CAMERA, Status.Health.OK, "seen", AT, null),
                        new Status.Peripheral(
                                "microphone", Status.Kind.MICROPHONE, Status.Health.OK, "heard", AT, null)),
                new Status.Host(1, 1, 1, 1, 1),
                new Status.Link(1, 0, 0, null),
                new Status.Page(true, "welcome"),
                null);
    }

    private long handled() {
        return counting.handled.stream()
                .filter(line -> line.startsWith(device.id() + "/"))
                .count();
    }

    private DevicePresence presence() {
        return fleet.known(device.id()).await().indefinitely().orElseThrow().presence();
    }

    private List<CommandStore.State> states() {
        return transactions.in(() -> commands.statesOf(device.id())).await().indefinitely();
    }

    private Ack nextAck() throws InterruptedException {
        return Wire.read(next(Channel.ACK).getPayloadAsBytes(), Ack.class);
    }

    private Mqtt5Publish next(Channel channel) throws InterruptedException {
        Optional<Mqtt5Publish> message = heard.receive(10, TimeUnit.SECONDS);
        assertThat(message)
                .hasValueSatisfying(came -> assertThat(came.getTopic())
                        .hasToString(channel.of(device.id()).name()));
        return message.orElseThrow();
    }

    private void say(Channel channel, Object message) {
        raw(channel, new String(Wire.write(message), StandardCharsets.UTF_8));
    }

    private void raw(Channel channel, String payload) {
        client.publishWith()
                .topic(channel.of(device.id()).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(channel.retained())
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send();
    }
}
