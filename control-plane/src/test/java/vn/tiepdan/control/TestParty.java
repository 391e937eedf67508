package vn.tiepdan.control;

import static com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Citizen;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Matter;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Standing;
import vn.tiepdan.wire.Topic;
import vn.tiepdan.wire.TurnId;
import vn.tiepdan.wire.View;
import vn.tiepdan.wire.Wire;

/** An enrolled device on the broker that says what a test tells it and keeps all that it hears. */
public final class TestParty implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final TestDevice device;
    private final Mqtt5BlockingClient client;
    private final List<Mqtt5Publish> heard = new CopyOnWriteArrayList<>();
    private long events;

    public TestParty(TestDevice device, int port) throws GeneralSecurityException, IOException {
        this.device = device;
        client = device.client(port);
        client.toAsync().publishes(ALL, heard::add);
        client.connect();
        client.subscribeWith().topicFilter(Topic.everythingDown(device.id())).send();
    }

    public TestDevice device() {
        return device;
    }

    /** The next event of its only start. */
    public void happened(Event.Body body) {
        say(Channel.EVENT, new Event(1, ++events, Instant.now(), body));
    }

    public void say(Channel channel, Object message) {
        client.publishWith()
                .topic(channel.of(device.id()).name())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(Wire.write(message))
                .send();
    }

    /** Takes a turn in the name of a citizen, and waits for its session. */
    public SessionId takesTurn(TurnId turn) {
        happened(new Event.TurnTaken(
                turn,
                "vi",
                new Citizen("Nguyễn Thị Thử", null, null, null, null, null, null, Citizen.Evidence.TYPED),
                new Standing(Standing.Kind.SELF, null),
                new Matter(Matter.Kind.COMPLAINT, ""),
                Instant.now()));
        var view = hears(
                Channel.VIEW,
                View.Kiosk.class,
                it -> it.turn() != null && it.turn().turn().equals(turn));
        return Objects.requireNonNull(view.turn()).session();
    }

    /** Everything of this type that it has heard so far on the channel. */
    public <T> Stream<T> heard(Channel channel, Class<T> type) {
        var topic = channel.of(device.id()).name();
        return heard.stream()
                .filter(message -> message.getTopic().toString().equals(topic))
                .map(message -> Wire.read(message.getPayloadAsBytes(), rootOf(type)))
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** Waits for the first of this type that fits. */
    public <T> T hears(Channel channel, Class<T> type, Predicate<T> which) {
        return Awaitility.await()
                .atMost(SOON)
                .until(() -> heard(channel, type).filter(which).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** The sealed type that is on the wire. */
    private static Class<?> rootOf(Class<?> type) {
        var declaring = type.getDeclaringClass();
        return declaring != null && declaring.isSealed() ? declaring : type;
    }

    @Override
    public void close() {
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }
}
