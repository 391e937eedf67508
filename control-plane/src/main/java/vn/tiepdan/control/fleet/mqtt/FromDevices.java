package vn.tiepdan.control.fleet.mqtt;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import vn.tiepdan.control.fleet.Commands;
import vn.tiepdan.control.fleet.RequestDesk;
import vn.tiepdan.wire.Request;
import vn.tiepdan.wire.Result;

/** What devices ask, and what became of their commands. */
@ApplicationScoped
class FromDevices {
    private final DeviceMessages messages;
    private final Commands commands;
    private final RequestDesk desk;
    private final MqttDeviceLink link;

    FromDevices(DeviceMessages messages, Commands commands, RequestDesk desk, MqttDeviceLink link) {
        this.messages = messages;
        this.commands = commands;
        this.desk = desk;
        this.link = link;
    }

    @Incoming("results")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Flow.Subscriber<Message<byte[]>> results() {
        return new Batches<>(batch -> messages.handleAllOrEach(
                batch,
                Result.class,
                said -> commands.heard(said.stream()
                        .map(it -> new Commands.Answer(it.device(), it.content()))
                        .toList())));
    }

    @Incoming("requests")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> request(Message<byte[]> message) {
        return messages.handle(
                message,
                Request.class,
                (device, said) -> desk.answer(device, said.content())
                        .chain(reply -> reply.isPresent()
                                ? link.reply(device, reply.get(), said.metadata())
                                : Uni.createFrom().voidItem()));
    }
}
