package vn.tiepdan.link;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker for what the channels want and does not have yet. What it accepted once, the HiveMQ client repeats by
 * itself when the broker has lost the session.
 */
final class Subscriber {
    private static final Logger LOG = Logger.getLogger(Subscriber.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final String connection;
    private final LinkThread thread;
    private long askedAt;

    Subscriber(String connection, LinkThread thread) {
        this.connection = connection;
        this.thread = thread;
    }

    /**
     * Completes when the broker has answered for every channel, with yes or no.
     *
     * @param all also what another client has asked for already: this one could not repeat it
     */
    CompletableFuture<Void> subscribe(Connection present, List<IncomingChannel> channels, boolean all) {
        askedAt = thread.nanoTime().getAsLong();
        var answers = channels.stream()
                .filter(channel -> all || channel.problem().isPresent())
                .map(channel -> subscribe(present, channel))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(answers);
    }

    /** Asks again, now and then, for what was refused. */
    void retry(Connection present, List<IncomingChannel> channels) {
        if (thread.nanoTime().getAsLong() - askedAt > PAUSE.toNanos()) {
            var _ = subscribe(present, channels, false);
        }
    }

    private CompletableFuture<Void> subscribe(Connection present, IncomingChannel channel) {
        return present.client()
                .subscribe(channel.subscription().request(present.variables()))
                .handle((_, failure) -> {
                    settle(channel, failure);
                    return null;
                });
    }

    private void settle(IncomingChannel channel, @Nullable Throwable failure) {
        if (failure == null) {
            channel.subscribed();
            return;
        }
        var why = failure instanceof Mqtt5SubAckException refused
                ? "the broker refused the subscription: "
                        + refused.getMqttMessage().getReasonCodes()
                : "not subscribed: " + failure.getMessage();
        channel.refused(why);
        LOG.errorf("connection=%s channel=%s %s", connection, channel.name(), why);
    }
}
