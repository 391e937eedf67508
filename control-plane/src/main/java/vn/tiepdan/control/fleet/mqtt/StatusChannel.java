package vn.tiepdan.control.fleet.mqtt;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import vn.tiepdan.control.fleet.Heartbeats;
import vn.tiepdan.control.fleet.mqtt.DeviceMessages.Said;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Status;

/** The statuses of all devices, in batches. */
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
        return new Batches<>(batch -> messages.handleAll(batch, Status.class, this::take));
    }

    private Uni<Void> take(List<Said<Status>> said) {
        var latest = new LinkedHashMap<DeviceId, Status>();
        said.forEach(it -> latest.merge(it.device(), it.content(), StatusChannel::later));
        messages.overtaken(Status.class, said.size() - latest.size());
        return heartbeats.heard(latest);
    }

    private static Status later(Status one, Status other) {
        boolean newer =
                other.epoch() > one.epoch() || other.epoch() == one.epoch() && other.sequence() > one.sequence();
        return newer ? other : one;
    }
}
