package vn.tiepdan.control.fleet.mqtt;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import vn.tiepdan.control.fleet.Heartbeats;
import vn.tiepdan.control.fleet.mqtt.DeviceMessages.Said;
import vn.tiepdan.wire.Status;

/** The statuses of all devices, in batches; of each device the last counts. */
@ApplicationScoped
class StatusChannel {
    private final DeviceMessages messages;
    private final Heartbeats heartbeats;

    StatusChannel(DeviceMessages messages, Heartbeats heartbeats) {
        this.messages = messages;
        this.heartbeats = heartbeats;
    }

    @Incoming("status")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Flow.Subscriber<Message<byte[]>> statuses() {
        return new Batches<>(Batches.BUSY_APART, batch -> messages.handleLatest(batch, Status.class, this::take));
    }

    private Uni<Void> take(List<Said<Status>> said) {
        return heartbeats.heard(said.stream().collect(Collectors.toMap(Said::device, Said::content)));
    }
}
