package vn.tiepdan.control.call.mqtt;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import vn.tiepdan.control.call.CallBroker;
import vn.tiepdan.control.fleet.ShutOut;
import vn.tiepdan.link.IncomingMqttMetadata;
import vn.tiepdan.wire.SignalUp;
import vn.tiepdan.wire.Topic;
import vn.tiepdan.wire.Wire;
import vn.tiepdan.wire.WireException;

/** Every signal is acknowledged, whatever comes of it: it is worthless a moment later. */
@ApplicationScoped
class Signals {
    private static final Logger LOG = Logger.getLogger(Signals.class);

    private final CallBroker broker;
    private final ShutOut shutOut;
    private final MeterRegistry meters;

    Signals(CallBroker broker, ShutOut shutOut, MeterRegistry meters) {
        this.broker = broker;
        this.shutOut = shutOut;
        this.meters = meters;
    }

    @Incoming("signals")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> signal(Message<byte[]> message) {
        return Uni.createFrom()
                .deferred(() -> {
                    var topic = message.getMetadata(IncomingMqttMetadata.class)
                            .flatMap(metadata -> Topic.parse(metadata.topic()))
                            .orElseThrow(() -> new WireException.Malformed("a topic outside the contract"));
                    return shutOut.ignores(topic.device())
                            ? Uni.createFrom().voidItem()
                            : broker.heard(topic.device(), Wire.read(message.getPayload(), SignalUp.class));
                })
                .onFailure()
                .invoke(this::note)
                .onFailure()
                .recoverWithNull()
                .call(() -> Uni.createFrom().completionStage(message::ack));
    }

    private void note(Throwable failure) {
        if (failure instanceof WireException) {
            meters.counter(
                            "tiepdan.device.messages.refused",
                            "type",
                            "SignalUp",
                            "why",
                            failure.getClass().getSimpleName())
                    .increment();
            LOG.warnf("unusable signal: %s", failure.getMessage());
        } else {
            LOG.error("a signal could not be handled", failure);
        }
    }
}
