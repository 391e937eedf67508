package vn.tiepdan.control.fleet.mqtt;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import vn.tiepdan.control.fleet.ShutOut;
import vn.tiepdan.control.platform.Attempts;
import vn.tiepdan.link.IncomingMqttMetadata;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Topic;
import vn.tiepdan.wire.Wire;
import vn.tiepdan.wire.WireException;

/** Reads a device's message, gives it to its handler and acknowledges it to the broker, whatever comes of it. */
@ApplicationScoped
class DeviceMessages {
    private static final Logger LOG = Logger.getLogger(DeviceMessages.class);

    /** Each kind of defect is logged so often; a mad device must not fill the disk. */
    private static final Duration LOGGED_ONCE_IN = Duration.ofSeconds(10);

    private final MeterRegistry meters;
    private final ShutOut shutOut;
    private final Attempts logged;

    DeviceMessages(MeterRegistry meters, ShutOut shutOut, Clock clock) {
        this.meters = meters;
        this.shutOut = shutOut;
        this.logged = new Attempts(1, LOGGED_ONCE_IN, clock);
    }

    /** Who says what, and what came with it. */
    record Said<T>(DeviceId device, T content, IncomingMqttMetadata metadata) {}

    /** The item arrives when the message is handled and acknowledged; it never fails. */
    <T> Uni<Void> handle(Message<byte[]> message, Class<T> type, BiFunction<DeviceId, Said<T>, Uni<Void>> handler) {
        return Uni.createFrom()
                .item(Unchecked.supplier(() -> read(message, type)))
                .chain(said -> said.map(it -> handler.apply(it.device(), it))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .invoke(failure -> note(type, failure))
                .onFailure()
                .recoverWithNull()
                .call(() -> Uni.createFrom().completionStage(message::ack));
    }

    /** As {@link #handleAll}; what fails together is handled one by one, so that nobody suffers for what another says. */
    <T> Uni<Void> handleAllOrEach(
            List<Message<byte[]>> batch, Class<T> type, Function<List<Said<T>>, Uni<Void>> handler) {
        return handleAll(batch, type, said -> orEach(type, said, handler));
    }

    /** Together, or when that fails one by one. The item arrives when all are done with; it never fails. */
    <T> Uni<Void> orEach(Class<T> type, List<Said<T>> said, Function<List<Said<T>>, Uni<Void>> handler) {
        if (said.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().deferred(() -> handler.apply(said)).onFailure().recoverWithUni(failure -> {
            if (said.size() == 1) {
                note(type, failure);
                return Uni.createFrom().voidItem();
            }
            return Multi.createFrom()
                    .iterable(said)
                    .onItem()
                    .transformToUniAndConcatenate(each -> orEach(type, List.of(each), handler))
                    .collect()
                    .last();
        });
    }

    /** The same for a batch: what cannot be read or is not heard is left out. The item arrives when all are acknowledged. */
    <T> Uni<Void> handleAll(List<Message<byte[]>> batch, Class<T> type, Function<List<Said<T>>, Uni<Void>> handler) {
        return handle(
                batch,
                type,
                () -> batch.stream()
                        .flatMap(message -> heard(message, type).stream())
                        .toList(),
                handler);
    }

    /**
     * The same for what the next of the same device overtakes: of each only the last that can be read is read at all, and the others are
     * counted. A broker delivers what a device sends on one topic in its order, and so it does when it delivers again.
     */
    <T> Uni<Void> handleLatest(List<Message<byte[]>> batch, Class<T> type, Function<List<Said<T>>, Uni<Void>> handler) {
        return handle(batch, type, () -> latest(batch, type), handler);
    }

    private <T> List<Said<T>> latest(List<Message<byte[]>> batch, Class<T> type) {
        var latest = Latest.of(batch, message -> metadata(message).topic(), message -> heard(message, type));
        meters.counter("tiepdan.device.messages.overtaken", "type", type.getSimpleName())
                .increment(latest.overtaken());
        return List.copyOf(latest.byKey().values());
    }

    private <T> Uni<Void> handle(
            List<Message<byte[]>> batch,
            Class<T> type,
            Supplier<List<Said<T>>> reading,
            Function<List<Said<T>>, Uni<Void>> handler) {
        return Uni.createFrom()
                .item(reading)
                .chain(said -> said.isEmpty() ? Uni.createFrom().voidItem() : handler.apply(said))
                .onFailure()
                .invoke(failure -> note(type, failure))
                .onFailure()
                .recoverWithNull()
                .call(() -> Uni.createFrom()
                        .completionStage(() -> CompletableFuture.allOf(batch.stream()
                                .map(message -> message.ack().toCompletableFuture())
                                .toArray(CompletableFuture[]::new))));
    }

    private <T> Optional<Said<T>> heard(Message<byte[]> message, Class<T> type) {
        try {
            return read(message, type);
        } catch (WireException unusable) {
            note(type, unusable);
            return Optional.empty();
        }
    }

    private void count(Class<?> type, String why) {
        meters.counter("tiepdan.device.messages.refused", "type", type.getSimpleName(), "why", why)
                .increment();
    }

    private static IncomingMqttMetadata metadata(Message<byte[]> message) {
        return message.getMetadata(IncomingMqttMetadata.class)
                .orElseThrow(() -> new IllegalStateException("not an MQTT message"));
    }

    /** Empty for who is shut out, whatever it says: a broker that is not ours may still carry it. */
    private <T> Optional<Said<T>> read(Message<byte[]> message, Class<T> type) {
        var metadata = metadata(message);
        var device = Topic.parse(metadata.topic())
                .orElseThrow(() -> new WireException.Malformed("a topic outside the contract"))
                .device();
        if (shutOut.ignores(device)) {
            count(type, "ShutOut");
            return Optional.empty();
        }
        return Optional.of(new Said<>(device, Wire.read(message.getPayload(), type), metadata));
    }

    private void note(Class<?> type, Throwable failure) {
        count(type, failure instanceof WireException ? failure.getClass().getSimpleName() : "Failed");
        if (failure instanceof WireException) {
            warn("unusable " + type.getSimpleName() + ": " + failure.getMessage());
        } else {
            LOG.errorf(failure, "a %s could not be handled", type.getSimpleName());
        }
    }

    private void warn(String sentence) {
        if (logged.allowed(sentence)) {
            logged.failed(sentence);
            LOG.warn(sentence);
        }
    }
}
