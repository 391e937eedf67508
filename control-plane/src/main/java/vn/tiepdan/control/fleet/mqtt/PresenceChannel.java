package vn.tiepdan.control.fleet.mqtt;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import vn.tiepdan.control.fleet.Configuring;
import vn.tiepdan.control.fleet.Fleet;
import vn.tiepdan.control.fleet.Word;
import vn.tiepdan.control.fleet.mqtt.DeviceMessages.Said;
import vn.tiepdan.wire.Presence;

/** Births, farewells and wills of all devices, in batches: after a disturbance everybody comes at once. Who comes is told how to behave. */
@ApplicationScoped
class PresenceChannel {
    private final DeviceMessages messages;
    private final Fleet fleet;
    private final Configuring configuring;

    PresenceChannel(DeviceMessages messages, Fleet fleet, Configuring configuring) {
        this.messages = messages;
        this.fleet = fleet;
        this.configuring = configuring;
    }

    @Incoming("presence")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Flow.Subscriber<Message<byte[]>> words() {
        return new Batches<>(batch -> messages.handleAll(batch, Presence.class, this::take));
    }

    /** What was heard is not heard again because somebody could not be greeted. */
    private Uni<Void> take(List<Said<Presence>> said) {
        return messages.orEach(Presence.class, said, this::hear)
                .chain(() -> messages.orEach(Presence.class, born(said), this::greet));
    }

    private Uni<Void> hear(List<Said<Presence>> said) {
        return fleet.heard(said.stream().map(PresenceChannel::word).toList());
    }

    private Uni<Void> greet(List<Said<Presence>> born) {
        return configuring.born(born.stream().map(Said::device).collect(Collectors.toSet()));
    }

    private static Word word(Said<Presence> said) {
        return new Word(said.device(), said.content(), said.metadata().retained());
    }

    private static List<Said<Presence>> born(List<Said<Presence>> said) {
        return said.stream()
                .filter(it -> it.content().state() == Presence.State.BORN)
                .toList();
    }
}
