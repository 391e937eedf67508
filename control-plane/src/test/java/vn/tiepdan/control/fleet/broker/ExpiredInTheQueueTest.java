package vn.tiepdan.control.fleet.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.trust.CertificateAuthority;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

/** A receiver that is slow for a while hears on, also when the time of what waited for it is over. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class ExpiredInTheQueueTest {
    private static final int MANY = 100;
    private static final byte[] LARGE = new byte[100_000];
    private static final Duration LIVES = Duration.ofSeconds(4);
    private static final long SESSION_SECONDS = 60;
    /** Enough to be let in and for a few messages. */
    private static final int SOME_BYTES = 500_000;

    private static final String LAST = "last";
    private static final int WAITS_SECONDS = 15;

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    CertificateAuthority authority;

    @Test
    void a_device_on_a_line_that_stood_still_hears_what_comes_after() throws Exception {
        var device = devices.enrolled(Role.KIOSK);
        var topic = Channel.COMMAND.of(device.id()).name();
        var heard = new LinkedBlockingQueue<String>();
        var speaker = speaker();
        speaker.connect().join();
        try (var line = new SlowLine(broker.port(), SOME_BYTES)) {
            awayAfterSubscribing(device, topic);
            IntStream.range(0, MANY)
                    .mapToObj(_ -> speaker.publish(message(topic, LARGE)))
                    .toList()
                    .forEach(it -> assertThat(it.join().getError()).isEmpty());
            var over = System.nanoTime() + LIVES.plusSeconds(1).toNanos();

            var slow = session(device, line.port());
            slow.publishes(
                    MqttGlobalPublishFilter.ALL,
                    it -> heard.add(it.getPayloadAsBytes().length == LARGE.length ? "large" : LAST));
            connect(slow);
            await().until(() -> System.nanoTime() > over);
            line.letGo();
            speaker.publish(Mqtt5Publish.builder()
                            .topic(topic)
                            .qos(MqttQos.AT_LEAST_ONCE)
                            .payload(LAST.getBytes(StandardCharsets.UTF_8))
                            .build())
                    .join();

            int large = 0;
            var next = heard.poll(WAITS_SECONDS, TimeUnit.SECONDS);
            while ("large".equals(next)) {
                large++;
                next = heard.poll(WAITS_SECONDS, TimeUnit.SECONDS);
            }
            assertThat(next).isEqualTo(LAST);
            assertThat(large)
                    .as("the time of some was over before they could be sent")
                    .isBetween(1, MANY - 1);
        } finally {
            speaker.disconnect().join();
        }
    }

    private void awayAfterSubscribing(TestDevice device, String topic) throws Exception {
        var before = session(device, broker.port());
        connect(before);
        before.subscribeWith()
                .topicFilter(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .join();
        before.disconnectWith().sessionExpiryInterval(SESSION_SECONDS).send().join();
    }

    private static Mqtt5AsyncClient session(TestDevice device, int port) throws Exception {
        return device.client(port).toAsync();
    }

    private static void connect(Mqtt5AsyncClient client) {
        client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION_SECONDS)
                .send()
                .join();
    }

    /** One of the control plane's own clients, which alone may tell devices something. */
    private Mqtt5AsyncClient speaker() throws Exception {
        var own = authority.service("control-plane", List.of());
        var certificate = own.certificate();
        return new TestDevice(
                        new DeviceId("control-plane"),
                        new KeyPair(certificate.getPublicKey(), own.key()),
                        certificate,
                        authority.certificate())
                .client(broker.port(), "control-plane-test")
                .toAsync();
    }

    private static Mqtt5Publish message(String topic, byte[] payload) {
        return Mqtt5Publish.builder()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .messageExpiryInterval(LIVES.toSeconds())
                .payload(payload)
                .build();
    }
}
