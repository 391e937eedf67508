package vn.tiepdan.agent.desk;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import vn.tiepdan.link.IncomingMqttMetadata;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.View;
import vn.tiepdan.wire.Wire;
import vn.tiepdan.wire.WireException;

/**
 * What the control plane says. What cannot be understood is counted, logged without its content, and put aside;
 * a command is answered with a refusal when at least its name can be read, a configuration with the member that is wrong.
 */
@ApplicationScoped
class Downlink {
    private static final Logger LOG = Logger.getLogger(Downlink.class);

    private final Desk desk;
    private final MeterRegistry meters;

    Downlink(Desk desk, MeterRegistry meters) {
        this.desk = desk;
        this.meters = meters;
    }

    @Incoming("commands")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    CompletionStage<Void> command(Message<byte[]> message) {
        var late = message.getMetadata(IncomingMqttMetadata.class)
                .flatMap(IncomingMqttMetadata::expiry)
                .map(Duration::isZero)
                .orElse(false);
        return read(message.getPayload(), Command.class, command -> desk.command(command, late))
                .chain(() -> Uni.createFrom().completionStage(message::ack))
                .subscribeAsCompletionStage();
    }

    @Incoming("acks")
    Uni<Void> ack(byte[] payload) {
        return read(payload, Ack.class, desk::committed);
    }

    @Incoming("desired")
    Uni<Void> desired(byte[] payload) {
        return read(payload, Desired.class, desk::desired);
    }

    /** Which version it was must be readable at least, or nobody knows what was refused. */
    private Uni<Void> refuseConfiguration(byte[] payload, WireException refused) {
        var version = readable(payload, Numbered.class).map(Numbered::version).orElse(0L);
        var field = refused instanceof WireException.Malformed malformed ? malformed.member() : "";
        return desk.refuse(new Reported.Refusal(version, field, String.valueOf(refused.getMessage())));
    }

    @Incoming("signals")
    Uni<Void> signal(byte[] payload) {
        return read(payload, SignalDown.class, desk::signal);
    }

    @Incoming("replies")
    Uni<Void> reply(byte[] payload) {
        return read(payload, Reply.class, desk::reply);
    }

    @Incoming("views")
    Uni<Void> view(byte[] payload) {
        return read(payload, View.class, desk::show);
    }

    /** One message that fails must not silence the channel. */
    private <T> Uni<Void> read(byte[] payload, Class<T> type, Function<T, Uni<Void>> handler) {
        return Uni.createFrom()
                .deferred(() -> handler.apply(Wire.read(payload, type)))
                .onFailure(WireException.class)
                .recoverWithUni(refused -> putAside(payload, type, (WireException) refused))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "a %s was not carried out", type.getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> putAside(byte[] payload, Class<?> type, WireException refused) {
        var why = String.valueOf(refused.getMessage());
        meters.counter("tiepdan.wire.refused", "type", type.getSimpleName()).increment();
        LOG.warnf("a %s was refused: %s", type.getSimpleName(), why);
        if (type == Desired.class) {
            return refuseConfiguration(payload, refused);
        }
        return type == Command.class
                ? readable(payload, Named.class)
                        .map(named -> desk.refuse(named.id(), why))
                        .orElseGet(() -> Uni.createFrom().voidItem())
                : Uni.createFrom().voidItem();
    }

    private static <T> Optional<T> readable(byte[] payload, Class<T> part) {
        try {
            return Optional.of(Wire.read(payload, part));
        } catch (WireException unnamed) {
            return Optional.empty();
        }
    }

    /** What is needed of a command to answer it. */
    private record Named(CommandId id) {}

    /** What is needed of a configuration to say which one it was. */
    private record Numbered(long version) {}
}
