package vn.tiepdan.link;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionClosedException;
import com.hivemq.client.mqtt.exceptions.MqttClientStateException;
import com.hivemq.client.mqtt.exceptions.MqttSessionExpiredException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one link shall send, in the order in which it was given. Several messages are under way at once; those of QoS 1 wait
 * while the link is down and are sent again, in order, when the broker lost the session. Everything here happens on the
 * link's own thread.
 */
final class Outbox {
    private final Executor thread;
    private final LongSupplier nanoTime;
    private final Consumer<Duration> roundTrips;
    private final TreeMap<Long, Parcel> waiting = new TreeMap<>();
    private final Map<Long, Parcel> underWay = new HashMap<>();
    private @Nullable Broker broker;
    private @Nullable Broker latest;
    private long numbers;

    Outbox(Executor thread, LongSupplier nanoTime, Consumer<Duration> roundTrips) {
        this.thread = thread;
        this.nanoTime = nanoTime;
        this.roundTrips = roundTrips;
    }

    /** One connection, while it is up and until another one replaces it. */
    interface Broker {
        CompletableFuture<Mqtt5PublishResult> publish(Mqtt5Publish publish);

        /** Values of named topic levels that belong to the connection. */
        Map<String, String> variables();
    }

    /**
     * One message to be sent.
     *
     * @param publish made when it is sent, because a topic may need what is known only then
     * @param expiry  time to live; null for ever
     */
    record Letter(
            String topic,
            MqttQos qos,
            Function<Map<String, String>, Mqtt5Publish> publish,
            @Nullable Duration expiry,
            Duration sendWithin) {}

    private static final class Parcel {
        final long number;
        final Letter letter;
        final long posted;
        final UniEmitter<? super Mqtt5PublishResult> answer;
        long sent;
        int attempt;

        Parcel(long number, Letter letter, long posted, UniEmitter<? super Mqtt5PublishResult> answer) {
            this.number = number;
            this.letter = letter;
            this.posted = posted;
            this.answer = answer;
        }
    }

    /** Completes when the broker has the message; fails with {@link PublishFailed}. */
    Uni<Mqtt5PublishResult> send(Letter letter) {
        return Uni.createFrom().emitter(answer -> thread.execute(() -> post(letter, answer)));
    }

    private void post(Letter letter, UniEmitter<? super Mqtt5PublishResult> answer) {
        if (broker == null && letter.qos() == MqttQos.AT_MOST_ONCE) {
            answer.fail(new PublishFailed.NotConnected(letter.topic()));
            return;
        }
        var parcel = new Parcel(numbers++, letter, nanoTime.getAsLong(), answer);
        waiting.put(parcel.number, parcel);
        drain();
    }

    /** What is under way with a broker that another one replaces goes to that again; the same one goes on by itself. */
    void up(Broker present) {
        if (present != latest) {
            underWay.values().removeIf(this::waitsAgain);
        }
        latest = present;
        broker = present;
        drain();
    }

    private boolean waitsAgain(Parcel parcel) {
        boolean again = parcel.letter.qos() != MqttQos.AT_MOST_ONCE;
        if (again) {
            waiting.put(parcel.number, parcel);
        }
        return again;
    }

    void down() {
        broker = null;
    }

    boolean idle() {
        return waiting.isEmpty() && underWay.isEmpty();
    }

    /** Ends what has waited too long. */
    void sweep() {
        long now = nanoTime.getAsLong();
        var all = new ArrayList<>(waiting.values());
        all.addAll(underWay.values());
        for (var parcel : all) {
            if (expired(parcel, now)) {
                fail(parcel, new PublishFailed.Expired(parcel.letter.topic()));
            } else if (now - parcel.posted > parcel.letter.sendWithin().toNanos()) {
                fail(parcel, new PublishFailed.Unanswered(parcel.letter.topic()));
            }
        }
    }

    private void drain() {
        var present = broker;
        while (present != null && !waiting.isEmpty()) {
            dispatch(waiting.pollFirstEntry().getValue(), present);
        }
    }

    private void dispatch(Parcel parcel, Broker present) {
        long now = nanoTime.getAsLong();
        if (expired(parcel, now)) {
            fail(parcel, new PublishFailed.Expired(parcel.letter.topic()));
            return;
        }
        Mqtt5Publish publish;
        try {
            publish = timed(parcel, parcel.letter.publish().apply(present.variables()), now);
        } catch (RuntimeException unusable) {
            fail(parcel, new PublishFailed.Unsendable(String.valueOf(unusable.getMessage()), unusable));
            return;
        }
        parcel.sent = now;
        underWay.put(parcel.number, parcel);
        int attempt = ++parcel.attempt;
        present.publish(publish)
                .whenComplete((result, failure) -> thread.execute(() -> {
                    if (failure == null || attempt == parcel.attempt) {
                        land(parcel, result, failure);
                    }
                }));
    }

    /** The broker counts from the arrival of the message, so the time that it waited here is taken off. */
    private static Mqtt5Publish timed(Parcel parcel, Mqtt5Publish publish, long now) {
        var expiry = parcel.letter.expiry();
        if (expiry == null) {
            return publish;
        }
        long left = expiry.toNanos() - (now - parcel.posted);
        return publish.extend()
                .messageExpiryInterval(
                        Math.max(1, Math.ceilDiv(left, Duration.ofSeconds(1).toNanos())))
                .build();
    }

    private static boolean expired(Parcel parcel, long now) {
        var expiry = parcel.letter.expiry();
        return expiry != null && now - parcel.posted > expiry.toNanos();
    }

    private void land(Parcel parcel, @Nullable Mqtt5PublishResult result, @Nullable Throwable failure) {
        if (underWay.remove(parcel.number) == null) {
            return;
        }
        if (failure == null && result != null) {
            roundTrips.accept(Duration.ofNanos(nanoTime.getAsLong() - parcel.sent));
            parcel.answer.complete(result);
            return;
        }
        var cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (lostWithTheLink(cause) && parcel.letter.qos() != MqttQos.AT_MOST_ONCE) {
            waiting.put(parcel.number, parcel);
            thread.execute(this::drain);
        } else {
            fail(parcel, reason(parcel.letter.topic(), cause));
        }
    }

    private static boolean lostWithTheLink(@Nullable Throwable cause) {
        return cause instanceof MqttSessionExpiredException
                || cause instanceof ConnectionClosedException
                || cause instanceof MqttClientStateException;
    }

    private static PublishFailed reason(String topic, @Nullable Throwable cause) {
        return switch (cause) {
            case Mqtt5PubAckException refused ->
                new PublishFailed.Refused(
                        topic, refused.getMqttMessage().getReasonCode().toString(), refused);
            case Throwable lost when lostWithTheLink(lost) -> new PublishFailed.NotConnected(topic);
            case Throwable other ->
                new PublishFailed.Unsendable("a message to " + topic + " cannot be sent: " + other.getMessage(), other);
            case null -> new PublishFailed.Unanswered(topic);
        };
    }

    private void fail(Parcel parcel, PublishFailed why) {
        waiting.remove(parcel.number);
        underWay.remove(parcel.number);
        parcel.answer.fail(why);
    }
}
