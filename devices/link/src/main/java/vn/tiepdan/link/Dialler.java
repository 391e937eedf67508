package vn.tiepdan.link;

import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import vn.tiepdan.link.ConnectionSettings.Limits;

/** Prepares attempts: waits a random part of the window, asks the {@link ConnectionSetup}, reads the PEM files. */
final class Dialler {
    private static final Logger LOG = Logger.getLogger(Dialler.class);
    private static final int MOST_COUNTED = 20;

    private final String connection;
    private final ConnectionSettings configured;
    private final Optional<ConnectionSetup> setup;
    private final LinkThread thread;
    private final RandomGenerator random;
    private volatile ConnectionSettings latest;
    private volatile boolean unlimited;
    private volatile int unanswered;
    private long lookedAt;
    private String rejected = "";

    Dialler(
            String connection,
            ConnectionSettings configured,
            Optional<ConnectionSetup> setup,
            LinkThread thread,
            RandomGenerator random) {
        this.connection = connection;
        this.configured = configured;
        this.setup = setup;
        this.thread = thread;
        this.random = random;
        latest = configured;
    }

    /**
     * Completes with what the attempt needs, however long it takes; fails only when cancelled.
     *
     * @param trouble hears, for the operator, why it takes long
     */
    CompletableFuture<Dial> dial(int attempt, boolean atOnce, Consumer<String> trouble) {
        var answer = new CompletableFuture<Dial>();
        thread.after(atOnce ? Duration.ZERO : pause(attempt), () -> prepare(attempt, answer, trouble));
        return answer;
    }

    /** A random part of the window, which doubles with each attempt. */
    Duration pause(int attempt) {
        return setup.flatMap(ConnectionSetup::reconnectWindow)
                .orElseGet(latest::reconnect)
                .pause(attempt, unanswered, random);
    }

    /** The broker let this client in. */
    void answered() {
        unanswered = 0;
    }

    /** What a lost connection, or an attempt that failed, says of those that follow. */
    void lost(MqttClientDisconnectedContext context) {
        if (Loss.bySendingTooMuch(context)) {
            letTheBrokerSendWhatItLikes();
        } else if (Loss.unanswered(context)) {
            unanswered = Math.min(unanswered + 1, MOST_COUNTED);
        }
    }

    private void prepare(int attempt, CompletableFuture<Dial> answer, Consumer<String> trouble) {
        if (answer.isDone()) {
            return;
        }
        settings()
                .emitOn(thread)
                .map(this::read)
                .subscribe()
                .with(
                        dial -> {
                            latest = dial.settings();
                            answer.complete(dial);
                        },
                        failure -> {
                            LOG.warnf("connection=%s cannot dial reason=%s", connection, failure.getMessage());
                            trouble.accept("cannot dial: " + failure.getMessage());
                            thread.after(pause(attempt), () -> prepare(attempt + 1, answer, trouble));
                        });
    }

    private Uni<ConnectionSettings> settings() {
        return setup.map(beans -> Uni.createFrom().deferred(() -> beans.prepare(configured)))
                .orElseGet(() -> Uni.createFrom().item(configured));
    }

    /** See {@link Links#takeOver}. */
    Uni<Void> takeOver(String client) {
        return Uni.createFrom()
                .item(() -> load(latest.asGuest(client)))
                .runSubscriptionOn(thread)
                .chain(Takeover::of);
    }

    /** Some brokers send more than the receive maximum, and would do so after every reconnect, for ever. */
    private void letTheBrokerSendWhatItLikes() {
        LOG.warnf(
                "connection=%s the broker does not keep the receive maximum; from now on it may send what it likes",
                connection);
        unlimited = true;
    }

    private Dial read(ConnectionSettings settings) {
        lookedAt = thread.nanoTime().getAsLong();
        return load(unlimited ? settings.withReceiveMaximum(Limits.MOST_RECEIVED) : settings);
    }

    private static Dial load(ConnectionSettings settings) {
        try {
            return Dial.of(settings);
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException("unusable key or certificate: " + unusable.getMessage(), unusable);
        }
    }

    /** Whether the PEM files hold something new and usable. */
    boolean renewed(Dial dial) {
        var tls = dial.settings().endpoint().tls();
        long now = thread.nanoTime().getAsLong();
        if (tls.isEmpty() || now - lookedAt < tls.get().check().toNanos()) {
            return false;
        }
        lookedAt = now;
        try {
            var fingerprint = PemFiles.fingerprint(tls.get());
            if (fingerprint.equals(dial.fingerprint()) || fingerprint.equals(rejected)) {
                return false;
            }
            rejected = fingerprint;
            PemFiles.load(tls.get(), dial.settings().limits().answerWithin());
            rejected = "";
            return true;
        } catch (GeneralSecurityException | IOException unusable) {
            LOG.warnf(
                    "connection=%s keeps its certificate: the new one is unusable: %s",
                    connection, unusable.getMessage());
            return false;
        }
    }
}
