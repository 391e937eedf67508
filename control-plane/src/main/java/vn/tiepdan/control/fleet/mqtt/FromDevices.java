package vn.tiepdan.control.fleet.mqtt;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import vn.tiepdan.control.fleet.Commands;
import vn.tiepdan.control.fleet.Configuring;
import vn.tiepdan.control.fleet.Fleet;
import vn.tiepdan.control.fleet.RequestDesk;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.Request;
import vn.tiepdan.wire.Result;

/** What devices say one by one; their statuses and events come in batches, and call signalling has its own way. */
@ApplicationScoped
class FromDevices {
    private final DeviceMessages messages;
    private final Fleet fleet;
    private final Questions questions;
    private final MqttDeviceLink link;

    /** What a device asks for or answers to. */
    @Singleton
    static class Questions {
        private final Commands commands;
        private final RequestDesk desk;
        private final Configuring configuring;

        Questions(Commands commands, RequestDesk desk, Configuring configuring) {
            this.commands = commands;
            this.desk = desk;
            this.configuring = configuring;
        }
    }

    FromDevices(DeviceMessages messages, Fleet fleet, Questions questions, MqttDeviceLink link) {
        this.messages = messages;
        this.fleet = fleet;
        this.questions = questions;
        this.link = link;
    }

    @Incoming("presence")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> presence(Message<byte[]> message) {
        return messages.handle(
                message,
                Presence.class,
                (device, said) -> (said.metadata().retained()
                                ? fleet.heardKept(device, said.content())
                                : fleet.heard(device, said.content()))
                        .call(() -> greet(said)));
    }

    @Incoming("reported")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> reported(Message<byte[]> message) {
        return messages.handle(
                message, Reported.class, (device, said) -> questions.configuring.reported(device, said.content()));
    }

    @Incoming("results")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> result(Message<byte[]> message) {
        return messages.handle(
                message, Result.class, (device, said) -> questions.commands.heard(device, said.content()));
    }

    @Incoming("requests")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> request(Message<byte[]> message) {
        return messages.handle(
                message,
                Request.class,
                (device, said) -> questions
                        .desk
                        .answer(device, said.content())
                        .chain(reply ->
                                reply.isPresent() ? link.reply(device, reply.get(), said.metadata()) : nothing()));
    }

    /** Who comes is told how to behave. */
    private Uni<Void> greet(DeviceMessages.Said<Presence> said) {
        return switch (said.content().state()) {
            case BORN -> questions.configuring.born(said.device());
            case LEAVING, LOST -> nothing();
        };
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
