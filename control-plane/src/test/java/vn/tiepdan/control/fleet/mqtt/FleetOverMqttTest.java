package vn.tiepdan.control.fleet.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.fleet.CommandStore;
import vn.tiepdan.control.fleet.DeviceLink;
import vn.tiepdan.control.fleet.DevicePresence;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.fleet.Fleet;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.Request;
import vn.tiepdan.wire.RequestId;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Wire;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class FleetOverMqttTest {
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");

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
    void a_birth_is_noted_and_answered_with_the_desired_configuration() throws Exception {
        talk.say(Channel.PRESENCE, new Presence(Presence.State.BORN, 3, "1.0", 1, AT));

        var desired = Wire.read(talk.next(Channel.DESIRED).getPayloadAsBytes(), Desired.class);

        assertThat(desired.heartbeatSeconds()).isEqualTo(10);
        assertThat(presence().state()).isEqualTo(DevicePresence.State.ONLINE);
        assertThat(presence().epoch()).isEqualTo(3);
    }

    @Test
    void a_status_with_working_camera_and_microphone_makes_the_device_ready() {
        talk.say(Channel.STATUS, status(1));

        await().untilAsserted(() ->
                assertThat(devices.ready(device.id()).await().indefinitely()).isTrue());
    }

    @Test
    void a_question_that_nobody_answers_is_refused_with_its_correlation() throws Exception {
        var request = new Request(RequestId.fresh(), new Request.OpenSession(SessionId.fresh()));
        talk.client()
                .publishWith()
                .topic(Channel.REQUEST.of(device.id()).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(Wire.write(request))
                .correlationData("question-7".getBytes(StandardCharsets.UTF_8))
                .send();

        var message = talk.next(Channel.REPLY);

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

        var message = talk.next(Channel.COMMAND);
        assertThat(message.getMessageExpiryInterval().orElse(0)).isBetween(1L, 30L);
        assertThat(message.getResponseTopic()).isPresent();
        assertThat(states()).containsExactly(CommandStore.State.SENT);

        talk.say(Channel.RESULT, new Result(command.id(), Result.State.SUCCEEDED, "", AT));
        await().untilAsserted(() -> assertThat(states()).containsExactly(CommandStore.State.SUCCEEDED));
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
                null,
                null);
    }

    private DevicePresence presence() {
        return fleet.known(device.id()).await().indefinitely().orElseThrow().presence();
    }

    private List<CommandStore.State> states() {
        return transactions.in(() -> commands.statesOf(device.id())).await().indefinitely();
    }
}
