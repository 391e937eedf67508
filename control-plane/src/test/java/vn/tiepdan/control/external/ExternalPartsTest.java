package vn.tiepdan.control.external;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.TestParty;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.enrolment.Swaps;
import vn.tiepdan.control.fleet.Standing;
import vn.tiepdan.control.fleet.Standings;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.Request;
import vn.tiepdan.wire.RequestId;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Topic;
import vn.tiepdan.wire.TurnId;

/** A reception over a mosquitto and a Janus that the operator runs as the documentation says. */
@QuarkusTest
@QuarkusTestResource(value = Outside.class, restrictToAnnotatedClass = true)
@SuppressWarnings("NullAway.Init")
class ExternalPartsTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration SECONDS = Duration.ofSeconds(8);
    private static final int SILENCE_MILLIS = 500;

    private int port;

    private long broker;

    private Path configuration;

    private int controlPort;

    private URI admin;

    @Inject
    TestDevices devices;

    @Inject
    Swaps swaps;

    @Inject
    Standings standings;

    /** The broker that took the place of the first one. */
    private static @Nullable Process again;

    @AfterAll
    static void stop() {
        if (again != null) {
            again.destroyForcibly().onExit().join();
        }
    }

    @BeforeEach
    void bothAreThere() {
        var config = ConfigProvider.getConfig();
        port = config.getValue(Outside.DEVICES_PORT, Integer.class);
        broker = config.getValue(Outside.BROKER_PID, Long.class);
        configuration = Path.of(config.getValue(Outside.CONFIGURATION, String.class));
        controlPort = config.getValue("tiepdan.broker.port", Integer.class);
        admin = config.getValue("tiepdan.janus.external.admin", URI.class);
        awaitCondition("broker", "up: external at 127.0.0.1:" + controlPort);
        awaitCondition("media-server", "up: answers");
    }

    @Test
    void a_reception_is_opened_and_closed_over_them() throws Exception {
        try (var kiosk = party(Role.KIOSK, "hp-01-office");
                var room = party(Role.ROOM, "hp-hq")) {
            var session = kiosk.takesTurn(TurnId.fresh());

            assertThat(asks(room, new Request.OpenSession(session))).isInstanceOf(Reply.Opened.class);
            kiosk.hears(Channel.COMMAND, Command.class, it -> it.body() instanceof Command.JoinCall);
            await().atMost(SOON).untilAsserted(() -> assertThat(rooms()).hasSize(1));

            assertThat(asks(room, new Request.CloseSession(session, Request.Outcome.GUIDED, "đã hướng dẫn")))
                    .isInstanceOf(Reply.Done.class);
            await().atMost(SOON).untilAsserted(() -> assertThat(rooms()).isEmpty());
        }
    }

    @Test
    void a_device_has_the_rights_of_its_certificate_and_the_name_in_it() throws Exception {
        var device = device(Role.KIOSK, "hp-01-office");
        var other = device(Role.KIOSK, "hp-01-office");
        var client = device.client(port, other.id().value());
        var neighbour = other.client(port);
        client.connect();
        neighbour.connect();
        var heard = client.publishes(MqttGlobalPublishFilter.ALL);
        client.subscribeWith().topicFilter("tiepdan/v1/+/up/event").send();
        client.subscribeWith().topicFilter(Topic.everythingDown(other.id())).send();

        assertThat(publish(client, Channel.EVENT.of(device.id()))).isEqualTo("accepted");
        assertThat(publish(client, Channel.EVENT.of(other.id()))).isEqualTo("NOT_AUTHORIZED");
        assertThat(publish(client, Channel.COMMAND.of(device.id()))).isEqualTo("NOT_AUTHORIZED");
        assertThat(publish(neighbour, Channel.EVENT.of(other.id()))).isEqualTo("accepted");
        assertThat(heard.receive(1, java.util.concurrent.TimeUnit.SECONDS)).isEmpty();
        assertThat(client.getState().isConnected()).isTrue();
        client.disconnect();
        neighbour.disconnect();
    }

    @Test
    void a_broker_that_is_away_is_told_and_found_again() throws Exception {
        var former = ProcessHandle.of(broker).orElseThrow();
        former.destroyForcibly();
        former.onExit().join();
        awaitCondition("broker", "down: external at 127.0.0.1:" + controlPort);

        again = Outside.broker(configuration, controlPort);

        awaitCondition("broker", "up: external at 127.0.0.1:" + controlPort);
    }

    @Test
    void hardware_that_was_replaced_is_thrown_out_and_refused_and_its_successor_gets_in() throws Exception {
        var old = device(Role.KIOSK, "hp-01-office");
        var client = connected(old);

        var code = swaps.mint(old.id(), false, "it").await().indefinitely().code();
        var successor = devices.enrolled(old.id(), code, TestDevice.freshKeys());

        await().atMost(SECONDS).until(() -> client.getState() == MqttClientState.DISCONNECTED);
        awaitRefused(old);
        var newcomer = connected(successor);
        awaitRefused(old);
        assertThat(publish(newcomer, Channel.EVENT.of(old.id()))).isEqualTo("accepted");
        newcomer.disconnect();
    }

    @Test
    void a_device_in_quarantine_is_thrown_out_and_refused_until_it_is_let_in_again() throws Exception {
        var device = device(Role.KIOSK, "hp-01-office");
        var client = connected(device);

        change(device, Standing.State.QUARANTINED);

        await().atMost(SECONDS).until(() -> client.getState() == MqttClientState.DISCONNECTED);
        awaitRefused(device);

        change(device, Standing.State.ACTIVE);
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            takeList();
            connected(device).disconnect();
        });
    }

    /** Its connection ends before the broker has read the list, so it gets in once more. */
    @Test
    void a_revoked_device_that_comes_back_too_soon_is_thrown_out_whatever_it_says() throws Exception {
        var device = device(Role.KIOSK, "hp-01-office");
        change(device, Standing.State.REVOKED);
        var client = connected(device);
        awaitRefused(device);
        assertThat(client.getState()).as("the list alone ends no connection").isEqualTo(MqttClientState.CONNECTED);

        assertThat(publish(client, Channel.STATUS.of(device.id()))).isEqualTo("accepted");

        await().atMost(SECONDS).until(() -> client.getState() == MqttClientState.DISCONNECTED);
    }

    private void change(TestDevice device, Standing.State next) {
        standings.change(device.id(), next, "test", "it").await().indefinitely();
    }

    private Mqtt5BlockingClient connected(TestDevice device) throws Exception {
        var client = device.client(port);
        client.connect();
        return client;
    }

    /** As the timer of the documentation does, until the broker refuses the certificate in the handshake. */
    private void awaitRefused(TestDevice device) {
        await().atMost(SOON).untilAsserted(() -> {
            takeList();
            assertThatThrownBy(() -> shakeHands(device)).hasStackTraceContaining("certificate_revoked");
        });
    }

    /** Without a word of MQTT, which would end the connection that the device has. TLS 1.3 tells a refusal to who reads. */
    private void shakeHands(TestDevice device) throws Exception {
        try (var socket = device.socket(port)) {
            socket.setSoTimeout(SILENCE_MILLIS);
            socket.getInputStream().read();
        }
    }

    private void takeList() throws Exception {
        var builder = new ProcessBuilder("sh", configuration.resolve("take-crl").toString())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true);
        builder.environment().put("BROKER", String.valueOf(again == null ? broker : again.pid()));
        var taking = builder.start();
        var said = new String(taking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(taking.waitFor()).as(said).isZero();
    }

    private void awaitCondition(String part, String begin) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(given().get("/q/health/well")
                                .<String>path("checks.find { it.name == 'components' }.data.'" + part + "'"))
                        .startsWith(begin));
    }

    private List<String> rooms() {
        var request = Map.of(
                "janus", "message_plugin",
                "transaction", "t",
                "admin_secret", "another-long-secret",
                "plugin", "janus.plugin.videoroom",
                "request", Map.of("request", "list", "admin_key", "a-third-long-secret"));
        return given().contentType("application/json").body(request).post(admin).path("response.list.room");
    }

    private static String publish(Mqtt5BlockingClient client, Topic topic) {
        try {
            client.publishWith()
                    .topic(topic.name())
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload("{}".getBytes(StandardCharsets.UTF_8))
                    .send();
            return "accepted";
        } catch (Mqtt5PubAckException refused) {
            return refused.getMqttMessage().getReasonCode().name();
        }
    }

    private TestDevice device(Role role, String site) throws Exception {
        return devices.enrolled(role, new SiteId(site));
    }

    private TestParty party(Role role, String site) throws Exception {
        return new TestParty(device(role, site), port);
    }

    private static Reply asks(TestParty room, Request.Body body) {
        var request = new Request(RequestId.fresh(), body);
        room.say(Channel.REQUEST, request);
        return room.hears(Channel.REPLY, Reply.class, reply -> reply.request().equals(request.id()));
    }
}
