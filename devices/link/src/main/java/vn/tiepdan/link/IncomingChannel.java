package vn.tiepdan.link;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscribe;
import io.micrometer.core.instrument.Counter;
import io.smallrye.reactive.messaging.providers.locals.ContextAwareMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.link.IncomingMqttMetadata.UserProperty;

/** One subscription and what becomes of its messages. */
final class IncomingChannel {
    private static final Logger LOG = Logger.getLogger(IncomingChannel.class);

    private final Subscription subscription;
    private final Inbox inbox;
    private final FailureStrategy strategy;
    private final Consumer<String> redeliver;
    private final Counters counters;
    private volatile @Nullable String problem = "not yet subscribed";

    IncomingChannel(
            Subscription subscription,
            Inbox inbox,
            FailureStrategy strategy,
            Consumer<String> redeliver,
            Meters meters) {
        this.subscription = subscription;
        this.inbox = inbox;
        this.strategy = strategy;
        this.redeliver = redeliver;
        counters = new Counters(
                meters.received(),
                meters.settled("acknowledged"),
                meters.settled("refused"),
                meters.settled("dropped"));
        meters.gauge("waiting", inbox::size);
    }

    /** @param share group of a shared subscription; absent for one of our own */
    record Subscription(
            String channel,
            TopicPattern topic,
            Optional<String> share,
            MqttQos qos,
            Mqtt5RetainHandling retainHandling) {

        Mqtt5Subscribe request(Map<String, String> variables) {
            var filter = topic.filter(variables);
            return Mqtt5Subscribe.builder()
                    .addSubscription()
                    .topicFilter(
                            share.map(group -> "$share/" + group + "/" + filter).orElse(filter))
                    .qos(qos)
                    .retainHandling(retainHandling)
                    .applySubscription()
                    .build();
        }
    }

    private record Counters(Counter received, Counter acknowledged, Counter refused, Counter dropped) {}

    String name() {
        return subscription.channel();
    }

    Subscription subscription() {
        return subscription;
    }

    Inbox inbox() {
        return inbox;
    }

    /** Why no message can come; empty when the broker has accepted the subscription. */
    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    void subscribed() {
        problem = null;
    }

    void refused(String why) {
        problem = why;
    }

    /** @param open null for a message of QoS 0 */
    void receive(Mqtt5Publish publish, Map<String, String> parameters, Ledger.@Nullable Open open) {
        counters.received.increment();
        if (!inbox.offer(new Received(publish, parameters, open))) {
            counters.dropped.increment();
        }
    }

    private final class Received implements Inbox.Delivery {
        private final Mqtt5Publish publish;
        private final Map<String, String> parameters;
        private final Ledger.@Nullable Open open;

        Received(Mqtt5Publish publish, Map<String, String> parameters, Ledger.@Nullable Open open) {
            this.publish = publish;
            this.parameters = parameters;
            this.open = open;
        }

        @Override
        public Message<?> message() {
            return Message.of(
                    publish.getPayloadAsBytes(),
                    ContextAwareMessage.captureContextMetadata(Metadata.of(metadata(publish, parameters))),
                    this::acknowledge,
                    this::refuse);
        }

        @Override
        public boolean repeatable() {
            return open != null;
        }

        @Override
        public boolean repeatedOn(Ledger present) {
            return open != null && !open.belongsTo(present);
        }

        private CompletionStage<Void> acknowledge() {
            counters.acknowledged.increment();
            done();
            return CompletableFuture.completedFuture(null);
        }

        private CompletionStage<Void> refuse(Throwable reason) {
            counters.refused.increment();
            switch (strategy) {
                case ACKNOWLEDGE -> {
                    LOG.errorf(reason, "channel=%s refused message acknowledged all the same", name());
                    done();
                }
                case REDELIVER -> {
                    LOG.warnf(reason, "channel=%s refused message will be delivered again", name());
                    if (open != null && open.awaited()) {
                        redeliver.accept("a message on channel " + name() + " shall be delivered again");
                    }
                }
                case FAIL -> {
                    LOG.errorf(reason, "channel=%s ends because a message was refused", name());
                    inbox.fail(reason);
                }
            }
            return CompletableFuture.completedFuture(null);
        }

        private void done() {
            if (open != null) {
                open.done();
            }
        }
    }

    private static IncomingMqttMetadata metadata(Mqtt5Publish publish, Map<String, String> parameters) {
        return new IncomingMqttMetadata(
                publish.getTopic().toString(),
                parameters,
                publish.getQos().getCode(),
                publish.isRetain(),
                publish.getResponseTopic().map(Object::toString),
                publish.getCorrelationData().map(IncomingChannel::bytes).orElse(new byte[0]),
                publish.getMessageExpiryInterval().isPresent()
                        ? Optional.of(Duration.ofSeconds(
                                publish.getMessageExpiryInterval().getAsLong()))
                        : Optional.empty(),
                publish.getContentType().map(Object::toString),
                publish.getUserProperties().asList().stream()
                        .map(pair -> new UserProperty(
                                pair.getName().toString(), pair.getValue().toString()))
                        .toList());
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }
}
