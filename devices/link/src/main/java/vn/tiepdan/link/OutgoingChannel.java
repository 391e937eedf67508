package vn.tiepdan.link;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperties;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserPropertiesBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** One outgoing channel: what its messages are sent with when they do not say so themselves. */
final class OutgoingChannel {
    private final Defaults defaults;
    private final Outbox outbox;
    private final Meters meters;

    OutgoingChannel(Defaults defaults, Outbox outbox, Meters meters) {
        this.defaults = defaults;
        this.outbox = outbox;
        this.meters = meters;
    }

    record Defaults(
            String channel,
            TopicPattern topic,
            MqttQos qos,
            boolean retain,
            Optional<Duration> expiry,
            Optional<String> contentType,
            Duration sendWithin) {}

    String name() {
        return defaults.channel();
    }

    /** Acknowledges the message when the broker has it, refuses it otherwise; never fails itself. */
    Uni<Void> send(Message<?> message) {
        var sample = io.micrometer.core.instrument.Timer.start();
        return Uni.createFrom()
                .deferred(() -> outbox.send(letter(message)))
                .invoke(result -> OutgoingMessageMetadata.setResultOnMessage(message, result))
                .onItemOrFailure()
                .transformToUni((_, failure) -> {
                    sample.stop(meters.sent());
                    return Uni.createFrom().completionStage(() -> settle(message, failure));
                })
                .onFailure()
                .recoverWithNull();
    }

    private CompletionStage<Void> settle(Message<?> message, @Nullable Throwable failure) {
        if (failure == null) {
            return message.ack();
        }
        meters.failed(failure.getClass().getSimpleName()).increment();
        return message.nack(failure);
    }

    private Outbox.Letter letter(Message<?> message) {
        try {
            return readable(message);
        } catch (IllegalArgumentException unusable) {
            throw new PublishFailed.Unsendable(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    private Outbox.Letter readable(Message<?> message) {
        var said = message.getMetadata(OutgoingMqttMetadata.class).orElse(OutgoingMqttMetadata.NONE);
        var payload = bytes(message.getPayload());
        var qos = qos(said);
        return new Outbox.Letter(
                said.topic().orElse(defaults.topic().toString()),
                qos,
                known -> publish(said, payload, known),
                said.expiry().or(defaults::expiry).orElse(null),
                defaults.sendWithin());
    }

    private Mqtt5Publish publish(OutgoingMqttMetadata said, byte[] payload, Map<String, String> known) {
        return Mqtt5Publish.builder()
                .topic(said.topic().orElseGet(() -> topic(said.parameters(), known)))
                .qos(qos(said))
                .retain(said.retain().orElse(defaults.retain()))
                .payload(payload)
                .responseTopic(said.responseTopic().orElse(null))
                .correlationData(said.correlation().orElse(null))
                .contentType(said.contentType().or(defaults::contentType).orElse(null))
                .userProperties(properties(said))
                .build();
    }

    private MqttQos qos(OutgoingMqttMetadata said) {
        return said.qos().map(Dial::qos).orElse(defaults.qos());
    }

    private String topic(Map<String, String> said, Map<String, String> known) {
        var values = new LinkedHashMap<>(known);
        values.putAll(said);
        return defaults.topic().topic(values);
    }

    private static Mqtt5UserProperties properties(OutgoingMqttMetadata said) {
        Mqtt5UserPropertiesBuilder properties = Mqtt5UserProperties.builder();
        for (var property : said.userProperties()) {
            properties = properties.add(property.name(), property.value());
        }
        return properties.build();
    }

    private static byte[] bytes(@Nullable Object payload) {
        return switch (payload) {
            case null -> new byte[0];
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case ByteBuffer buffer -> {
                var copy = new byte[buffer.remaining()];
                buffer.duplicate().get(copy);
                yield copy;
            }
            default ->
                throw new IllegalArgumentException("a payload must be byte[], String or ByteBuffer, not "
                        + payload.getClass().getName());
        };
    }
}
