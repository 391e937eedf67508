package vn.tiepdan.control.fleet.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Role;

/** One device that says too much, or too large things, harms itself and nobody else. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class FloodTest {
    private static final byte[] WORD = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Duration SECONDS = Duration.ofSeconds(10);
    private static final int MEGABYTE = 1 << 20;
    /** As many as an agent has under way at once. */
    private static final int WINDOW = 64;

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    AuditLog audit;

    @Inject
    MeterRegistry meters;

    private TestDevice device;
    private Mqtt5BlockingClient neighbour;

    @BeforeEach
    void connectTheNeighbour() throws Exception {
        device = devices.enrolled(Role.KIOSK);
        var other = devices.enrolled(Role.KIOSK);
        neighbour = other.client(broker.port());
        neighbour.connect();
    }

    @AfterEach
    void disconnect() {
        neighbour.disconnect();
    }

    @Test
    void ten_thousand_messages_at_once_end_the_connection_and_the_neighbour_speaks_on() throws Exception {
        var refused = meters.counter("tiepdan.broker.messages.too.many").count();
        var why = new CompletableFuture<Throwable>();
        var mad = device.builder(broker.port(), device.id().value())
                .addDisconnectedListener(lost -> why.complete(lost.getCause()))
                .buildAsync();
        mad.connect().join();

        for (int i = 0; i < 10_000; i++) {
            say(mad, MqttQos.AT_MOST_ONCE);
        }

        await().atMost(SECONDS).until(() -> mad.getState() == MqttClientState.DISCONNECTED);
        assertThat(why.join())
                .isInstanceOfSatisfying(
                        Mqtt5DisconnectException.class,
                        told -> assertThat(told.getMqttMessage().getReasonCode())
                                .isEqualTo(Mqtt5DisconnectReasonCode.MESSAGE_RATE_TOO_HIGH));
        assertSpeaks(neighbour);
        assertThat(refusal()).isEqualTo(Mqtt5ConnAckReasonCode.QUOTA_EXCEEDED);
        assertThat(meters.counter("tiepdan.broker.messages.too.many").count()).isGreaterThan(refused);
        await().untilAsserted(() -> assertThat(audit.newest(9).await().indefinitely())
                .filteredOn(line -> line.deed().actor().name().equals("device:" + device.id()))
                .filteredOn(line -> line.deed().action().equals("broker-refused"))
                .singleElement()
                .satisfies(line -> assertThat(line.deed().subject()).isEqualTo("topic:too many messages")));
    }

    /** As an agent does that was without a network for days. */
    @Test
    void who_has_much_to_say_at_once_is_heard() throws Exception {
        var patient = device.client(broker.port()).toAsync();
        patient.connect().join();

        for (int sent = 0; sent < broker.messagesAtOnce() - WINDOW; sent += WINDOW) {
            var open = new ArrayList<CompletableFuture<Mqtt5PublishResult>>();
            for (int i = 0; i < WINDOW; i++) {
                open.add(say(patient, MqttQos.AT_LEAST_ONCE));
            }
            open.forEach(CompletableFuture::join);
        }

        assertThat(patient.getState()).isEqualTo(MqttClientState.CONNECTED);
        patient.disconnect().join();
    }

    @Test
    void a_status_of_one_megabyte_is_too_large_and_the_neighbour_speaks_on() throws Exception {
        try (var socket = device.socket(broker.port())) {
            var out = socket.getOutputStream();
            var in = socket.getInputStream();
            out.write(connect());
            out.flush();
            assertThat(packet(in)[0]).as("CONNACK").isEqualTo((byte) 0x20);

            out.write(publish(Channel.STATUS.of(device.id()).name(), MEGABYTE));
            out.flush();

            var answer = packet(in);
            assertThat(answer[0]).as("DISCONNECT").isEqualTo((byte) 0xe0);
            assertThat(answer[2] & 0xff).as("packet too large").isEqualTo(0x95);
        }
        assertSpeaks(neighbour);
    }

    private static byte[] packet(java.io.InputStream in) throws IOException {
        var head = in.readNBytes(2);
        var rest = in.readNBytes(head[1]);
        var all = new ByteArrayOutputStream();
        all.write(head);
        all.write(rest);
        return all.toByteArray();
    }

    /** CONNECT of MQTT 5 (section 3.1): clean start, a minute of keep-alive, no properties. */
    private byte[] connect() throws IOException {
        var body = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(body)) {
            data.writeUTF("MQTT");
            data.writeByte(5);
            data.writeByte(2);
            data.writeShort(60);
            data.writeByte(0);
            data.writeUTF(device.id().value());
        }
        var packet = new ByteArrayOutputStream();
        packet.write(0x10);
        packet.write(body.size());
        body.writeTo(packet);
        return packet.toByteArray();
    }

    /** The beginning of a PUBLISH of QoS 1 (section 3.3) with a payload of this size; four bytes hold its length. */
    private static byte[] publish(String topic, int size) throws IOException {
        int length = 2 + topic.length() + 2 + 1 + size;
        var packet = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(packet)) {
            data.writeByte(0x32);
            for (int shift = 0; shift < 28; shift += 7) {
                data.writeByte(length >> shift & 0x7f | (shift < 21 ? 0x80 : 0));
            }
            data.writeUTF(topic);
            data.writeShort(1);
            data.writeByte(0);
        }
        return packet.toByteArray();
    }

    private CompletableFuture<Mqtt5PublishResult> say(Mqtt5AsyncClient client, MqttQos qos) {
        return client.publishWith()
                .topic(Channel.RESULT.of(device.id()).name())
                .qos(qos)
                .payload(WORD)
                .send();
    }

    private static void assertSpeaks(Mqtt5BlockingClient client) {
        var id = client.getConfig().getClientIdentifier().orElseThrow().toString();
        var result = client.publishWith()
                .topic(Channel.RESULT.of(new vn.tiepdan.wire.DeviceId(id)).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(WORD)
                .send();
        assertThat(result.getError()).isEmpty();
    }

    private Mqtt5ConnAckReasonCode refusal() {
        return catchThrowableOfType(
                        Mqtt5ConnAckException.class,
                        () -> device.client(broker.port()).connect())
                .getMqttMessage()
                .getReasonCode();
    }
}
