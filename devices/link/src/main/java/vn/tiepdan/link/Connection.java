package vn.tiepdan.link;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.lifecycle.MqttClientConnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientConnectedContext;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientReconnector;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import io.reactivex.schedulers.Schedulers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One HiveMQ client. It lives until another one takes its place, because its session state must survive reconnects. Three of its
 * habits are worked around here: a will given at {@code connect} is forgotten on reconnect, so every attempt gets the whole
 * {@link Dial}; messages of a resumed session come before any subscription is known, so one global flow is there before the
 * first attempt and the link routes; and open messages of a lost connection count against the next one's receive maximum,
 * so the {@link Ledger} releases them.
 */
final class Connection implements Outbox.Broker {
    private final Owner owner;
    private final LongSupplier nanoTime;
    private final Mqtt5AsyncClient client;
    private final CompletableFuture<Boolean> settled = new CompletableFuture<>();
    private volatile Dial dial;
    private volatile Ledger ledger;
    private volatile boolean replaced;
    private volatile @Nullable Long lostAt;

    /** Hears all of it on the client's event loop, and returns at once. */
    interface Owner {
        void connected(Connection connection, boolean resumed);

        /** After a lost connection and after a failed attempt alike. */
        void disconnected(Connection connection, MqttClientDisconnectedContext context);

        void receive(Connection connection, Mqtt5Publish publish);
    }

    Connection(String identifier, Dial dial, Owner owner, LongSupplier nanoTime) {
        this.dial = dial;
        this.owner = owner;
        this.nanoTime = nanoTime;
        ledger = new Ledger(nanoTime);
        client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(identifier)
                .transportConfig(dial.transport())
                .executorConfig()
                .applicationScheduler(Schedulers.from(Runnable::run))
                .applyExecutorConfig()
                .addConnectedListener(this::connected)
                .addDisconnectedListener(this::disconnected)
                .buildAsync();
    }

    void connect() {
        client.publishes(MqttGlobalPublishFilter.ALL, this::receive, Runnable::run, true);
        var _ = client.connect(dial.connect());
    }

    /** Another one for the same client identifier, so that the broker lets it take over the session (MQTT 5, 3.1.4). */
    Connection next(Dial next) {
        return new Connection(
                client.getConfig().getClientIdentifier().orElseThrow().toString(), next, owner, nanoTime);
    }

    Mqtt5AsyncClient client() {
        return client;
    }

    @Override
    public CompletableFuture<Mqtt5PublishResult> publish(Mqtt5Publish publish) {
        return client.publish(publish);
    }

    @Override
    public Map<String, String> variables() {
        return dial.settings().variables();
    }

    /** With which it connected, or is about to. */
    Dial dial() {
        return dial;
    }

    /** Of what came since it was lost last. */
    Ledger ledger() {
        return ledger;
    }

    /** Whether the first attempt succeeded. */
    CompletableFuture<Boolean> settled() {
        return settled;
    }

    /** Ends it. What still comes is the next one's: the broker gives it there once more. The answer is how long it has been lost. */
    Duration replaced() {
        replaced = true;
        var since = lostAt;
        var _ = leave();
        return since == null ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - since);
    }

    /** Closes in good order: no will. */
    CompletableFuture<Void> leave() {
        return client.disconnect();
    }

    /**
     * To be called while it is told that it is disconnected.
     *
     * @param next   with what to connect again; when it fails, this ends here
     * @param wanted asked when that is there
     */
    void again(MqttClientDisconnectedContext context, CompletableFuture<Dial> next, BooleanSupplier wanted) {
        var reconnector = (Mqtt5ClientReconnector) context.getReconnector();
        reconnector.reconnectWhen(next, (with, failure) -> {
            if (failure != null || !wanted.getAsBoolean()) {
                reconnector.reconnect(false);
            } else {
                dial = with;
                reconnector.transportConfig(with.transport()).connect(with.connect());
            }
        });
    }

    private void connected(MqttClientConnectedContext context) {
        lostAt = null;
        owner.connected(
                this, ((Mqtt5ClientConnectedContext) context).getConnAck().isSessionPresent());
        settled.complete(true);
    }

    private void disconnected(MqttClientDisconnectedContext context) {
        ledger.release();
        ledger = new Ledger(nanoTime);
        lostAt = lostAt == null ? Long.valueOf(nanoTime.getAsLong()) : lostAt;
        owner.disconnected(this, context);
        settled.complete(false);
    }

    private void receive(Mqtt5Publish publish) {
        if (!replaced) {
            owner.receive(this, publish);
        }
    }
}
