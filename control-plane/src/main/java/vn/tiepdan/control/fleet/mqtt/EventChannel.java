package vn.tiepdan.control.fleet.mqtt;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import vn.tiepdan.control.fleet.Arrived;
import vn.tiepdan.control.fleet.Inbox;
import vn.tiepdan.control.fleet.mqtt.DeviceMessages.Said;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Event;

/** The events of all devices, in batches; what is committed is acknowledged to each device once. */
@ApplicationScoped
class EventChannel {
    private static final Logger LOG = Logger.getLogger(EventChannel.class);
    private static final int ACKS_AT_ONCE = 256;

    private final DeviceMessages messages;
    private final Inbox inbox;
    private final MqttDeviceLink link;

    EventChannel(DeviceMessages messages, Inbox inbox, MqttDeviceLink link) {
        this.messages = messages;
        this.inbox = inbox;
        this.link = link;
    }

    @Incoming("events")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Flow.Subscriber<Message<byte[]>> events() {
        return new Batches<>(batch -> messages.handleAll(batch, Event.class, this::take));
    }

    private Uni<Void> take(List<Said<Event>> said) {
        var events =
                said.stream().map(it -> new Arrived(it.device(), it.content())).toList();
        return inbox.take(events).chain(this::acknowledge);
    }

    private Uni<Void> acknowledge(Map<DeviceId, List<Ack>> acks) {
        return Multi.createFrom()
                .items(() -> acks.entrySet().stream()
                        .flatMap(device -> device.getValue().stream().map(ack -> told(device.getKey(), ack))))
                .onItem()
                .transformToUni(told -> told)
                .merge(ACKS_AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** A device that is not told sends its events again, and is told then. */
    private Uni<Void> told(DeviceId device, Ack ack) {
        return link.acknowledge(device, ack)
                .onFailure()
                .invoke(failure -> LOG.warnf("%s is not told what is committed: %s", device, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
