package vn.tiepdan.control.fleet.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.exceptions.MqttSessionExpiredException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.trust.CertificateAuthority;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Topic;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class EmbeddedBrokerTest {
    private static final byte[] WORD = "{}".getBytes(StandardCharsets.UTF_8);

    @Inject
    BrokerSettings settings;

    @Inject
    TestDevices devices;

    @Inject
    CertificateAuthority authority;

    @Inject
    AuditLog audit;

    private TestDevice device;

    @BeforeEach
    void oneDevice() throws GeneralSecurityException {
        device = devices.enrolled(Role.KIOSK);
    }

    @Test
    void a_device_may_speak_on_its_own_topics() throws Exception {
        var client = connected(device);

        var result = publish(client, Channel.EVENT.of(device.id()));

        assertThat(result).isEqualTo("accepted");
        client.subscribeWith().topicFilter(Topic.everythingDown(device.id())).send();
        client.disconnect();
    }

    @Test
    void a_device_on_the_topic_of_another_is_refused_and_noted() throws Exception {
        var other = devices.enrolled(Role.ROOM);
        var client = connected(device);

        var result = publish(client, Channel.EVENT.of(other.id()));

        assertThat(result).isEqualTo("NOT_AUTHORIZED");
        await().untilAsserted(() -> assertThat(audit.newest(5).await().indefinitely())
                .anySatisfy(line -> {
                    assertThat(line.deed().action()).isEqualTo("broker-refused");
                    assertThat(line.deed().actor().name()).isEqualTo("device:" + device.id());
                    assertThat(line.deed().subject())
                            .isEqualTo("topic:" + Channel.EVENT.of(other.id()).name());
                }));
    }

    @Test
    void a_device_cannot_command_itself_or_listen_to_others() throws Exception {
        var other = devices.enrolled(Role.ROOM);

        assertThat(publish(connected(device), Channel.COMMAND.of(device.id()))).isEqualTo("NOT_AUTHORIZED");
        for (var filter : new String[] {
            Topic.everythingDown(other.id()),
            "tiepdan/v1/+/up/event",
            "#",
            "$share/g/tiepdan/v1/" + device.id() + "/down/#"
        }) {
            var client = connected(device);
            assertThatThrownBy(() -> client.subscribeWith().topicFilter(filter).send())
                    .as(filter)
                    .satisfiesAnyOf(
                            failure -> assertThat(failure).isInstanceOf(Mqtt5SubAckException.class),
                            failure -> assertThat(failure).isInstanceOf(MqttSessionExpiredException.class));
        }
    }

    @Test
    void a_device_cannot_leave_a_will_in_another_name() throws Exception {
        var other = devices.enrolled(Role.ROOM);
        var client = device.client(settings.port());

        assertThatThrownBy(() -> client.connectWith()
                        .willPublish()
                        .topic(Channel.PRESENCE.of(other.id()).name())
                        .payload(WORD)
                        .applyWillPublish()
                        .send())
                .isInstanceOf(Mqtt5ConnAckException.class);
    }

    @Test
    void a_device_cannot_use_the_id_of_another() throws Exception {
        var other = devices.enrolled(Role.KIOSK);
        var neighbour = connected(other);

        assertThat(refusal(device.client(settings.port(), other.id().value())))
                .isEqualTo(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED);
        assertThat(neighbour.getState()).as("whose name it is stays connected").isEqualTo(MqttClientState.CONNECTED);
        await().untilAsserted(() -> assertThat(audit.newest(5).await().indefinitely())
                .anySatisfy(line -> {
                    assertThat(line.deed().action()).isEqualTo("broker-refused");
                    assertThat(line.deed().actor().name()).isEqualTo("device:" + device.id());
                    assertThat(line.deed().subject()).isEqualTo("topic:client id " + other.id());
                }));
        neighbour.disconnect();
    }

    private static Mqtt5ConnAckReasonCode refusal(Mqtt5BlockingClient client) {
        return catchThrowableOfType(Mqtt5ConnAckException.class, client::connect)
                .getMqttMessage()
                .getReasonCode();
    }

    @Test
    void a_certificate_of_ours_for_a_device_that_is_not_enrolled_is_refused() throws Exception {
        var keys = TestDevice.freshKeys();
        var id = new DeviceId("d-removed");
        var removed = new TestDevice(
                id,
                keys,
                authority.signDevice(id.value(), keys.getPublic(), Duration.ofDays(1)),
                authority.certificate());

        assertThat(refusal(removed.client(settings.port()))).isEqualTo(Mqtt5ConnAckReasonCode.BANNED);
    }

    @Test
    void a_certificate_of_another_authority_is_refused_in_the_handshake() throws Exception {
        var foreign = CertificateAuthority.in(
                DataFolder.at(Path.of(
                        "target", "data", "foreign-" + ProcessHandle.current().pid())),
                Clock.systemUTC());
        var keys = TestDevice.freshKeys();
        var stranger = new TestDevice(
                device.id(),
                keys,
                foreign.signDevice(device.id().value(), keys.getPublic(), Duration.ofDays(1)),
                authority.certificate());

        assertThatThrownBy(() -> stranger.client(settings.port()).connect())
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isInstanceOf(ConnectionFailedException.class),
                        failure -> assertThat(failure).isInstanceOf(ConnectionClosedException.class));
    }

    /** The same key is welcome with a certificate that is in its time. */
    @Test
    void a_certificate_whose_time_is_over_is_refused_in_the_handshake() throws Exception {
        var expired = lasting(Duration.ofMinutes(-5));

        assertThatThrownBy(() -> expired.client(settings.port()).connect())
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isInstanceOf(ConnectionFailedException.class),
                        failure -> assertThat(failure).isInstanceOf(ConnectionClosedException.class));
        connected(lasting(Duration.ofMinutes(5))).disconnect();
    }

    private TestDevice lasting(Duration life) {
        var certificate =
                authority.signDevice(device.id().value(), device.keys().getPublic(), life);
        return new TestDevice(device.id(), device.keys(), certificate, authority.certificate());
    }

    @Test
    void nobody_without_a_certificate_and_nobody_without_tls_gets_in() throws Exception {
        var anonymous = MqttClient.builder()
                .useMqttVersion5()
                .identifier(device.id().value())
                .serverHost("127.0.0.1")
                .serverPort(settings.port())
                .sslConfig()
                .trustManagerFactory(TestDevice.trustIn(authority.certificate()))
                .applySslConfig()
                .buildBlocking();
        var plain = MqttClient.builder()
                .useMqttVersion5()
                .identifier(device.id().value())
                .serverHost("127.0.0.1")
                .serverPort(settings.port())
                .buildBlocking();

        assertThatThrownBy(anonymous::connect).isNotInstanceOf(AssertionError.class);
        assertThatThrownBy(plain::connect).isNotInstanceOf(AssertionError.class);
    }

    @Test
    void a_message_of_ten_megabytes_ends_the_connection() throws Exception {
        var client = connected(device);

        assertThatThrownBy(() -> client.publishWith()
                        .topic(Channel.EVENT.of(device.id()).name())
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(new byte[10 * 1024 * 1024])
                        .send())
                .isNotInstanceOf(AssertionError.class);

        var again = connected(device);
        assertThat(publish(again, Channel.EVENT.of(device.id()))).isEqualTo("accepted");
        again.disconnect();
    }

    private Mqtt5BlockingClient connected(TestDevice who) throws GeneralSecurityException, IOException {
        var client = who.client(settings.port());
        client.connectWith().keepAlive((int) Duration.ofSeconds(20).toSeconds()).send();
        return client;
    }

    private static String publish(Mqtt5BlockingClient client, Topic topic) {
        try {
            client.publishWith()
                    .topic(topic.name())
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(WORD)
                    .send();
            return "accepted";
        } catch (Mqtt5PubAckException refused) {
            Mqtt5PubAckReasonCode reason = refused.getMqttMessage().getReasonCode();
            return reason.name();
        } catch (Mqtt5DisconnectException thrownOut) {
            return "disconnected";
        }
    }
}
