package vn.tiepdan.control.fleet.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Role;

/** More come at once than the broker can let in: who is connected is served all the same. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(BrokerProfile.class)
@SuppressWarnings("NullAway.Init")
class DoorwayTest {
    private static final byte[] WORD = "{}".getBytes(StandardCharsets.UTF_8);
    private static final int MANY = 3_000;

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    MeterRegistry meters;

    private final List<SocketChannel> crowd = new ArrayList<>();
    private TestDevice device;
    private Mqtt5BlockingClient connected;

    @BeforeEach
    void connect() throws Exception {
        device = devices.enrolled(Role.KIOSK);
        connected = device.client(broker.port());
        connected.connect();
    }

    @AfterEach
    void leave() throws IOException {
        connected.disconnect();
        for (var one : crowd) {
            one.close();
        }
    }

    @Test
    void of_thousands_who_begin_their_handshake_most_are_turned_away_and_who_is_connected_is_answered()
            throws Exception {
        var before = refused();

        crowds();
        speaks(connected);

        assertThat(within()).isLessThanOrEqualTo(broker.handshakesAtOnce());
        await().atMost(Duration.ofSeconds(20)).until(() -> refused() - before > MANY / 2);
    }

    @Test
    void who_is_let_in_leaves_the_doorway_at_once() throws Exception {
        await().atMost(Duration.ofSeconds(20)).until(() -> within() == 0);
        var next = devices.enrolled(Role.KIOSK).client(broker.port());

        next.connect();

        assertThat(within()).as("and not only when it has stayed for too long").isZero();
        next.disconnect();
    }

    @Test
    void who_is_turned_away_or_dawdles_keeps_nobody_out() throws Exception {
        crowds();
        var late = devices.enrolled(Role.KIOSK);

        await("those that never go on to be passed by")
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    try {
                        var client = late.client(broker.port());
                        client.connect();
                        client.disconnect();
                        return true;
                    } catch (RuntimeException turnedAway) {
                        return false;
                    }
                });
    }

    /** Each says hello and nothing more, so that all that is computed for them is computed by the broker. */
    private void crowds() throws Exception {
        var engine = device.tls().createSSLEngine();
        engine.setUseClientMode(true);
        var hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        hello.flip();
        for (int i = 0; i < MANY; i++) {
            var one = SocketChannel.open(new InetSocketAddress("127.0.0.1", broker.port()));
            crowd.add(one);
            try {
                one.write(hello.duplicate());
            } catch (IOException turnedAway) {
                one.close();
            }
        }
    }

    private double within() {
        return meters.get("tiepdan.broker.handshakes").gauge().value();
    }

    private double refused() {
        return meters.counter("tiepdan.broker.connections.too.many").count();
    }

    private void speaks(Mqtt5BlockingClient client) {
        var result = client.publishWith()
                .topic(Channel.RESULT.of(device.id()).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(WORD)
                .send();
        assertThat(result.getError()).isEmpty();
    }
}
