package vn.tiepdan.link;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.lifecycle.MqttClientConnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientConnectedContext;
import com.hivemq.client.mqtt.mqtt5.lifecycle.Mqtt5ClientReconnector;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import io.reactivex.schedulers.Schedulers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the broker, shared by its channels, that dials again until it is closed.
 *
 * <p>One HiveMQ client lives as long as the link, because its session state must survive reconnects. Three of its habits
 * are worked around here: a will given at {@code connect} is forgotten on reconnect, so every attempt gets the whole
 * {@link Dial}; messages of a resumed session come before any subscription is known, so one global flow is there before the
 * first attempt and this class routes; and open messages of a lost connection count against the next one's receive maximum,
 * so the {@link Ledger} releases them.
 */
final class Link implements Outbox.Broker {
    private static final Logger LOG = Logger.getLogger(Link.class);
    private static final Duration SWEEP = Duration.ofMillis(250);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final String name;
    private final Dialler dialler;
    private final List<ConnectionListener> listeners;
    private final LinkThread thread;
    private final List<IncomingChannel> channels = new CopyOnWriteArrayList<>();
    private final Outbox outbox;
    private final Subscriber subscriber;
    private final AtomicReference<LinkReport> report;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile Ledger ledger;
    private volatile boolean closing;
    private boolean wasUpBefore;
    private volatile boolean hurry;
    private volatile @Nullable CompletableFuture<Dial> dialling;
    private volatile @Nullable Dial current;
    private volatile @Nullable Mqtt5AsyncClient client;

    Link(String name, Dialler dialler, List<ConnectionListener> listeners, LinkThread thread) {
        this.name = name;
        this.dialler = dialler;
        this.listeners = List.copyOf(listeners);
        this.thread = thread;
        ledger = new Ledger(thread.nanoTime());
        report = new AtomicReference<>(
                new LinkReport(name, false, thread.now(), "not yet dialled", 0, Optional.empty()));
        outbox = new Outbox(thread, thread.nanoTime(), latest -> change(before -> before.measured(latest)));
        subscriber = new Subscriber(name, thread, this::variables);
    }

    void add(IncomingChannel channel) {
        channels.add(channel);
    }

    Outbox outbox() {
        return outbox;
    }

    LinkReport report() {
        return report.get();
    }

    int openMessages() {
        return ledger.size();
    }

    @Override
    public Map<String, String> variables() {
        var dial = current;
        return dial == null ? Map.of() : dial.settings().variables();
    }

    @Override
    public CompletableFuture<Mqtt5PublishResult> publish(Mqtt5Publish publish) {
        var present = client;
        return present == null
                ? CompletableFuture.failedFuture(new IllegalStateException("link is not started"))
                : present.publish(publish);
    }

    /** Dials for the first time; further calls do nothing. */
    void start() {
        if (started.compareAndSet(false, true)) {
            thread.every(SWEEP, this::sweep);
            dial(0, true).thenAcceptAsync(this::open, thread);
        }
    }

    private CompletableFuture<Dial> dial(int attempt, boolean atOnce) {
        var answer = dialler.dial(attempt, atOnce, this::cannotDial);
        dialling = answer;
        return answer;
    }

    private void cannotDial(String why) {
        change(before -> before.up() || before.evidence().equals(why) ? before : before.wentDown(thread.now(), why));
    }

    private void open(Dial dial) {
        current = dial;
        var opened = MqttClient.builder()
                .useMqttVersion5()
                .identifier(dial.settings().session().client())
                .transportConfig(dial.transport())
                .executorConfig()
                .applicationScheduler(Schedulers.from(Runnable::run))
                .applyExecutorConfig()
                .addConnectedListener(this::connected)
                .addDisconnectedListener(this::disconnected)
                .buildAsync();
        client = opened;
        opened.publishes(MqttGlobalPublishFilter.ALL, this::receive, Runnable::run, true);
        var _ = opened.connect(dial.connect());
    }

    /** On the client's event loop. */
    private void connected(MqttClientConnectedContext context) {
        var present = client;
        if (closing && present != null) {
            var _ = present.disconnect();
            return;
        }
        dialler.answered();
        boolean resumed = ((Mqtt5ClientConnectedContext) context).getConnAck().isSessionPresent();
        if (resumed) {
            channels.forEach(channel -> channel.inbox().forgetRepeated(ledger));
        }
        thread.execute(() -> up(resumed));
    }

    private void up(boolean resumed) {
        var present = client;
        if (present == null) {
            return;
        }
        LOG.infof("connection=%s up session-present=%s", name, resumed);
        boolean again = wasUpBefore;
        wasUpBefore = true;
        change(before -> before.wentUp(thread.now(), again));
        outbox.up(this);
        subscriber.subscribe(present, channels).thenRunAsync(() -> tellUp(resumed), thread);
    }

    private void tellUp(boolean resumed) {
        if (report.get().up()) {
            listeners.forEach(listener -> listener.connected(resumed));
        }
    }

    /** On the client's event loop, after a lost connection and after a failed attempt alike. */
    private void disconnected(MqttClientDisconnectedContext context) {
        ledger.release();
        ledger = new Ledger(thread.nanoTime());
        var why = Loss.reason(context);
        thread.execute(() -> down(why));
        thread.execute(() -> Loss.tellRefusal(context, listeners));
        if (closing) {
            return;
        }
        dialler.lost(context);
        var reconnector = (Mqtt5ClientReconnector) context.getReconnector();
        boolean atOnce = hurry && context.getSource() == MqttDisconnectSource.USER;
        hurry = false;
        reconnector.reconnectWhen(dial(reconnector.getAttempts(), atOnce), (dial, failure) -> {
            if (failure != null || closing) {
                reconnector.reconnect(false);
            } else {
                current = dial;
                reconnector.transportConfig(dial.transport()).connect(dial.connect());
            }
        });
    }

    private void down(String why) {
        outbox.down();
        boolean wasUp = report.get().up();
        change(before -> wasUp || !before.evidence().equals(why) ? before.wentDown(thread.now(), why) : before);
        LOG.warnf("connection=%s down reason=%s", name, why);
        if (wasUp) {
            listeners.forEach(listener -> listener.disconnected(why));
        }
    }

    /** On the client's event loop: hands over and returns. */
    private void receive(Mqtt5Publish publish) {
        var topic = publish.getTopic().toString();
        var known = variables();
        var takers = channels.stream()
                .map(channel -> Taker.of(channel, topic, known))
                .flatMap(Optional::stream)
                .toList();
        if (takers.isEmpty()) {
            LOG.warnf("connection=%s acknowledged a message that no channel takes (an old subscription?)", name);
            publish.acknowledge();
            return;
        }
        var open = publish.getQos().getCode() == 0 ? null : ledger.admit(publish, takers.size());
        takers.forEach(taker -> taker.channel().receive(publish, taker.parameters(), open));
    }

    private record Taker(IncomingChannel channel, Map<String, String> parameters) {
        static Optional<Taker> of(IncomingChannel channel, String topic, Map<String, String> known) {
            return channel.subscription().topic().match(topic, known).map(found -> new Taker(channel, found));
        }
    }

    /** Closes in good order (no will) and dials again at once. */
    void redial(String why) {
        reconnect(why, true);
    }

    /** Closes in good order and dials again after a random part of the first window: the message may be refused again. */
    void redeliver(String why) {
        reconnect(why, false);
    }

    private void reconnect(String why, boolean atOnce) {
        thread.execute(() -> {
            var present = client;
            if (present != null && report.get().up() && !closing) {
                LOG.infof("connection=%s reconnects reason=%s", name, why);
                hurry = atOnce;
                var _ = present.disconnect();
            }
        });
    }

    private void sweep() {
        outbox.sweep();
        var dial = current;
        if (dial == null || !report.get().up()) {
            return;
        }
        var limit = dial.settings().limits().acknowledgeWithin();
        if (!limit.isZero() && ledger.oldest().compareTo(limit) > 0) {
            redial("a message was not acknowledged within " + limit);
        } else if (dialler.renewed(dial)) {
            redial("renewed certificate");
        }
        var present = client;
        if (present != null) {
            subscriber.retry(present, channels);
        }
    }

    private void change(UnaryOperator<LinkReport> step) {
        report.updateAndGet(step);
    }

    /** Says goodbye: what still waits gets a moment, then the connection is closed without a will. */
    void close() {
        thread.execute(() -> {
            long deadline = thread.nanoTime().getAsLong() + LAST_WORDS.toNanos();
            leave(deadline);
        });
        thread.awaitEnd(LAST_WORDS.multipliedBy(3));
    }

    private void leave(long deadline) {
        if (report.get().up() && !outbox.idle() && thread.nanoTime().getAsLong() < deadline) {
            thread.after(Duration.ofMillis(10), () -> leave(deadline));
            return;
        }
        closing = true;
        var pending = dialling;
        if (pending != null) {
            pending.cancel(false);
        }
        var present = client;
        if (present == null) {
            thread.end();
            return;
        }
        var _ = present.disconnect()
                .orTimeout(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> thread.end());
    }
}
