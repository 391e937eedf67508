package vn.tiepdan.control.fleet.mqtt;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import vn.tiepdan.control.fleet.Arrived;
import vn.tiepdan.control.fleet.Inbox;
import vn.tiepdan.control.fleet.mqtt.DeviceMessages.Said;
import vn.tiepdan.wire.Event;

/** The events of all devices, in batches; what is committed is acknowledged to each device once. */
@ApplicationScoped
class EventChannel {
    private final DeviceMessages messages;
    private final Inbox inbox;
    private final Acks acks;

    EventChannel(DeviceMessages messages, Inbox inbox, Acks acks) {
        this.messages = messages;
        this.inbox = inbox;
        this.acks = acks;
    }

    @Incoming("events")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Flow.Subscriber<Message<byte[]>> events() {
        return new Batches<>(Batches.BUSY_APART, batch -> messages.handleAll(batch, Event.class, this::take));
    }

    private Uni<Void> take(List<Said<Event>> said) {
        var events =
                said.stream().map(it -> new Arrived(it.device(), it.content())).toList();
        return inbox.take(events).invoke(acks::tell).replaceWithVoid();
    }
}
