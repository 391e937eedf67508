package vn.tiepdan.link;

import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the broker, shared by its channels, that dials again until it is closed. With a renewed certificate it connects a
 * second time and lets the broker end the first connection for it: nobody hears the link go, and a certificate that the broker does
 * not take costs nothing.
 */
final class Link implements Connection.Owner {
    private static final Logger LOG = Logger.getLogger(Link.class);
    private static final Duration SWEEP = Duration.ofMillis(250);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration TAKES_OVER_WITHIN = Duration.ofSeconds(2);
    private static final String RENEWED = "renewed certificate";

    private final String name;
    private final Dialler dialler;
    private final List<ConnectionListener> listeners;
    private final LinkThread thread;
    private final IncomingChannels channels;
    private final Outbox outbox;
    private final Subscriber subscriber;
    private final AtomicReference<LinkReport> report;
    private final Lines lines = new Lines();
    private final Succession succession;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean closing;
    private boolean wasUpBefore;
    private volatile boolean hurry;
    private volatile @Nullable CompletableFuture<Dial> dialling;

    Link(String name, Dialler dialler, List<ConnectionListener> listeners, LinkThread thread) {
        this.name = name;
        this.dialler = dialler;
        this.listeners = List.copyOf(listeners);
        this.thread = thread;
        report = new AtomicReference<>(
                new LinkReport(name, false, thread.now(), "not yet dialled", 0, Optional.empty()));
        outbox = new Outbox(thread, thread.nanoTime(), latest -> change(before -> before.measured(latest)));
        channels = new IncomingChannels(name);
        subscriber = new Subscriber(name, thread);
        succession = new Succession(dialler, thread);
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
        var present = lines.present();
        return present == null ? 0 : present.ledger().size();
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
        var first = new Connection(dial.settings().session().client(), dial, this, thread.nanoTime());
        lines.first(first);
        first.connect();
    }

    @Override
    public void connected(Connection connection, boolean resumed) {
        var before = lines.connected(connection);
        if (closing || !before.holds(connection)) {
            var _ = connection.leave();
            return;
        }
        dialler.answered();
        var replaced = connection == before.present() ? null : before.present();
        var away = replaced == null ? null : replaced.replaced();
        if (resumed) {
            channels.forgetRepeated(connection.ledger());
        }
        thread.execute(() -> up(connection, resumed, away));
    }

    /** @param away how long no connection has stood, where this one takes over from another; else null */
    private void up(Connection connection, boolean resumed, @Nullable Duration away) {
        if (!lines.serves(connection)) {
            return;
        }
        if (away != null && resumed && report.get().up()) {
            LOG.infof("connection=%s goes on away-ms=%d", name, away.toMillis());
            var _ = carry(connection, true);
            return;
        }
        LOG.infof("connection=%s up session-present=%s", name, resumed);
        boolean again = wasUpBefore;
        wasUpBefore = true;
        change(before -> before.wentUp(thread.now(), again));
        carry(connection, away != null).thenRunAsync(() -> tellUp(resumed), thread);
    }

    /** From now on everything goes this way; ends when the broker has answered every subscription. */
    private CompletableFuture<Void> carry(Connection connection, boolean anew) {
        outbox.up(connection);
        return subscriber.subscribe(connection, channels.all(), anew);
    }

    private void tellUp(boolean resumed) {
        if (report.get().up()) {
            listeners.forEach(listener -> listener.connected(resumed));
        }
    }

    @Override
    public void disconnected(Connection connection, MqttClientDisconnectedContext context) {
        var before = lines.disconnected(connection);
        var coming = before.coming();
        if (connection == coming) {
            LOG.warnf("connection=%s keeps its certificate reason=%s", name, Loss.reason(context));
        }
        if (connection != before.present()) {
            return;
        }
        dialler.lost(context);
        int attempts = context.getReconnector().getAttempts();
        if (closing) {
            thread.execute(() -> down(Loss.reason(context)));
        } else if (coming != null && context.getSource() != MqttDisconnectSource.USER) {
            connection.again(context, unlessTakenOver(coming, () -> lost(context, attempts)), () -> wanted(connection));
        } else {
            connection.again(context, lost(context, attempts), () -> wanted(connection));
        }
    }

    /** Not every broker says with its last packet that another connection has taken over, so the other one's first tells. */
    private static CompletableFuture<Dial> unlessTakenOver(Connection coming, Supplier<CompletableFuture<Dial>> lost) {
        return coming.settled()
                .copy()
                .completeOnTimeout(false, TAKES_OVER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(taken -> taken ? CompletableFuture.failedFuture(new CancellationException()) : lost.get());
    }

    private boolean wanted(Connection connection) {
        return !closing && lines.serves(connection);
    }

    private CompletableFuture<Dial> lost(MqttClientDisconnectedContext context, int attempts) {
        var why = Loss.reason(context);
        thread.execute(() -> down(why));
        thread.execute(() -> Loss.tellRefusal(context, listeners));
        boolean atOnce = hurry && context.getSource() == MqttDisconnectSource.USER;
        hurry = false;
        return dial(attempts, atOnce);
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

    @Override
    public void receive(Connection connection, Mqtt5Publish publish) {
        channels.receive(publish, connection.variables(), connection.ledger());
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
            var present = lines.present();
            if (present != null && report.get().up() && !closing) {
                LOG.infof("connection=%s reconnects reason=%s", name, why);
                hurry = atOnce;
                var _ = present.leave();
            }
        });
    }

    private void sweep() {
        outbox.sweep();
        var present = lines.present();
        if (present == null || !report.get().up()) {
            return;
        }
        var limit = present.dial().settings().limits().acknowledgeWithin();
        if (!limit.isZero() && present.ledger().oldest().compareTo(limit) > 0) {
            redial("a message was not acknowledged within " + limit);
        } else if (succession.isDue(present.dial())) {
            renew(present.dial().settings());
        }
        subscriber.retry(present, channels.all());
    }

    /** Without a gap where the broker keeps the session and does not speak the will, else in good order. */
    private void renew(ConnectionSettings settings) {
        if (settings.survivesTakeOver()) {
            succession.begin(this::takeOver);
        } else {
            redial(RENEWED);
        }
    }

    /** A link that was lost meanwhile has the new certificate already, or comes back with it. */
    private Optional<Connection> takeOver(Dial next) {
        var present = lines.present();
        if (present == null || closing || !report.get().up() || present.dial().sameFiles(next)) {
            return Optional.empty();
        }
        LOG.infof("connection=%s connects a second time reason=%s", name, RENEWED);
        var coming = present.next(next);
        lines.coming(coming);
        coming.connect();
        return Optional.of(coming);
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
        var present = lines.present();
        if (present == null) {
            thread.end();
            return;
        }
        var _ = present.leave()
                .orTimeout(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> thread.end());
    }
}
