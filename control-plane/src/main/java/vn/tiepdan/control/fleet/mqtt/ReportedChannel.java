package vn.tiepdan.control.fleet.mqtt;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import vn.tiepdan.control.fleet.Configuring;
import vn.tiepdan.control.fleet.mqtt.DeviceMessages.Said;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reported;

/** With what all devices say that they run, in batches: whoever says it twice means the second. */
@ApplicationScoped
class ReportedChannel {
    private final DeviceMessages messages;
    private final Configuring configuring;

    ReportedChannel(DeviceMessages messages, Configuring configuring) {
        this.messages = messages;
        this.configuring = configuring;
    }

    @Incoming("reported")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Flow.Subscriber<Message<byte[]>> reported() {
        return new Batches<>(batch -> messages.handleAllOrEach(batch, Reported.class, this::take));
    }

    private Uni<Void> take(List<Said<Reported>> said) {
        var latest = new LinkedHashMap<DeviceId, Reported>();
        said.forEach(it -> latest.merge(
                it.device(), it.content(), (before, after) -> after.epoch() < before.epoch() ? before : after));
        return configuring.reported(latest);
    }
}
