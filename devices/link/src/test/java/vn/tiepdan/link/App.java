package vn.tiepdan.link;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.reactive.messaging.providers.connectors.ExecutionHolder;
import io.vertx.mutiny.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jspecify.annotations.Nullable;

/** One application with its own connector, as a container would make it. */
final class App implements AutoCloseable {
    private static final Vertx VERTX = Vertx.vertx();
    /** Counts for all applications of the test run; the name of a connection tells them apart. */
    static final MeterRegistry METERS = new SimpleMeterRegistry();

    static {
        Metrics.addRegistry(METERS);
    }

    private final Map<String, String> common;
    final Map<String, ConnectionSetup> setups = new HashMap<>();
    final Map<String, List<ConnectionListener>> listeners = new HashMap<>();
    final Switchboard links = new Switchboard(
            name -> Optional.ofNullable(setups.get(name)), name -> listeners.getOrDefault(name, List.of()));
    final MqttConnector connector = new MqttConnector(new ExecutionHolder(VERTX), links);

    App(Map<String, String> common) {
        this.common = common;
    }

    Config config(String channel, Map<String, String> attributes) {
        var all = new HashMap<>(common);
        all.put("channel-name", channel);
        all.putAll(attributes);
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(all, "test", 100))
                .build();
    }

    Taker incoming(String channel, Map<String, String> attributes) {
        return incoming(channel, Long.MAX_VALUE, true, attributes);
    }

    /** @param acknowledges whether each message is acknowledged as soon as it comes */
    Taker incoming(String channel, long demand, boolean acknowledges, Map<String, String> attributes) {
        return take(declared(channel, attributes), new Taker(demand, acknowledges));
    }

    /** Declares a channel whose handler comes later. */
    Flow.Publisher<? extends Message<?>> declared(String channel, Map<String, String> attributes) {
        return connector.getPublisher(config(channel, attributes));
    }

    /** Gives a declared channel its handler, which acknowledges. */
    static Taker take(Flow.Publisher<? extends Message<?>> declared) {
        return take(declared, new Taker(Long.MAX_VALUE, true));
    }

    static Taker take(Flow.Publisher<? extends Message<?>> declared, boolean acknowledges) {
        return take(declared, new Taker(Long.MAX_VALUE, acknowledges));
    }

    private static Taker take(Flow.Publisher<? extends Message<?>> declared, Taker taker) {
        Multi.createFrom().<Message<?>>publisher(cast(declared)).subscribe().withSubscriber(taker);
        return taker;
    }

    @SuppressWarnings("unchecked")
    static Flow.Publisher<Message<?>> cast(Flow.Publisher<? extends Message<?>> publisher) {
        return (Flow.Publisher<Message<?>>) publisher;
    }

    @SuppressWarnings("unchecked")
    Sender outgoing(String channel, Map<String, String> attributes) {
        var messages = UnicastProcessor.<Message<?>>create();
        messages.subscribe((Flow.Subscriber<Message<?>>) connector.getSubscriber(config(channel, attributes)));
        return new Sender(messages);
    }

    /** How many messages of a link were received and are not acknowledged. */
    int openMessages(String connection) {
        return links.link(new Attributes(config("any", Map.of("connection", connection))))
                .openMessages();
    }

    @Override
    public void close() {
        links.close();
    }

    record Sender(UnicastProcessor<Message<?>> messages) {
        CompletableFuture<Void> send(String payload) {
            return send(payload.getBytes(StandardCharsets.UTF_8), null);
        }

        CompletableFuture<Void> send(String payload, OutgoingMqttMetadata metadata) {
            return send(payload.getBytes(StandardCharsets.UTF_8), metadata);
        }

        /** Completes when the connector acknowledges, fails when it refuses. */
        CompletableFuture<Void> send(Object payload, @Nullable OutgoingMqttMetadata metadata) {
            var answer = new CompletableFuture<Void>();
            messages.onNext(Message.of(
                    payload,
                    metadata == null ? Metadata.empty() : Metadata.of(metadata),
                    () -> {
                        answer.complete(null);
                        return CompletableFuture.completedFuture(null);
                    },
                    reason -> {
                        answer.completeExceptionally(reason);
                        return CompletableFuture.completedFuture(null);
                    }));
            return answer;
        }
    }

    /** Remembers what came. */
    static final class Taker implements MultiSubscriber<Message<?>> {
        private final long demand;
        private volatile boolean acknowledges;
        private final List<Message<?>> came = new CopyOnWriteArrayList<>();
        volatile @Nullable Throwable failure;
        volatile Flow.@Nullable Subscription subscription;

        Taker(long demand, boolean acknowledges) {
            this.demand = demand;
            this.acknowledges = acknowledges;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            if (demand > 0) {
                given.request(demand);
            }
        }

        @Override
        public void onItem(Message<?> message) {
            came.add(message);
            if (acknowledges) {
                var _ = message.ack();
            }
        }

        @Override
        public void onFailure(Throwable reason) {
            failure = reason;
        }

        @Override
        public void onCompletion() {}

        void request(long more) {
            Objects.requireNonNull(subscription, "not subscribed").request(more);
        }

        /** What came, and from now on what comes. */
        void acknowledgeAll() {
            acknowledges = true;
            came.forEach(Message::ack);
        }

        List<Message<?>> messages() {
            return List.copyOf(came);
        }

        List<String> payloads() {
            var texts = new ArrayList<String>();
            came.forEach(message -> texts.add(new String((byte[]) message.getPayload(), StandardCharsets.UTF_8)));
            return texts;
        }

        IncomingMqttMetadata metadata(int index) {
            return came.get(index).getMetadata(IncomingMqttMetadata.class).orElseThrow();
        }
    }
}
