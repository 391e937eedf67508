package vn.tiepdan.control.fleet.mqtt;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;
import vn.tiepdan.control.fleet.Commands;
import vn.tiepdan.control.fleet.DeviceLink;
import vn.tiepdan.control.fleet.FleetSettings;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.link.IncomingMqttMetadata;
import vn.tiepdan.link.OutgoingMqttMetadata;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.View;
import vn.tiepdan.wire.Wire;

/** The way to devices over MQTT. Messages that are worthless later expire instead of waiting for a device that is away. */
@ApplicationScoped
class MqttDeviceLink implements DeviceLink {
    private static final Logger LOG = Logger.getLogger(MqttDeviceLink.class);
    private static final Duration SIGNAL_LIVES = Duration.ofSeconds(15);
    private static final Duration VIEW_LIVES = Duration.ofSeconds(60);
    private static final Duration REPLY_LIVES = Duration.ofSeconds(60);
    private static final int MOST_WAITING = 4096;

    private final MutinyEmitter<byte[]> emitter;
    private final Commands commands;
    private final Transactions transactions;
    private final FleetSettings settings;
    private final Clock clock;

    MqttDeviceLink(
            @Channel("to-devices") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MOST_WAITING)
                    MutinyEmitter<byte[]> emitter,
            Commands commands,
            Transactions transactions,
            FleetSettings settings,
            Clock clock) {
        this.emitter = emitter;
        this.commands = commands;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Uni<Void> command(DeviceId device, Command command) {
        return commands.issued(device, command).chain(() -> send(device, command));
    }

    @Override
    public Uni<Void> send(DeviceId device, Command command) {
        var life = Duration.between(clock.instant(), command.expiresAt());
        var metadata = to(device, vn.tiepdan.wire.Channel.COMMAND)
                .expiry(life.isPositive() ? life : Duration.ofSeconds(1))
                .responseTopic(vn.tiepdan.wire.Channel.RESULT.of(device).name())
                .correlation(command.id().toString().getBytes(StandardCharsets.US_ASCII));
        return transactions.afterCommit(() -> sendSoon(device, command, metadata));
    }

    /** Not waited for, or others who wait for the same commit would wait for the broker as well. */
    private Uni<Void> sendSoon(DeviceId device, Command command, OutgoingMqttMetadata.Builder metadata) {
        send(command, metadata)
                .subscribe()
                .with(
                        taken -> {},
                        failure -> LOG.warnf(
                                "command %s to %s was not taken: %s", command.id(), device, failure.getMessage()));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> signal(DeviceId device, SignalDown signal) {
        return send(signal, to(device, vn.tiepdan.wire.Channel.SIGNAL_DOWN).expiry(SIGNAL_LIVES));
    }

    @Override
    public Uni<Void> show(DeviceId device, View view) {
        return send(view, to(device, vn.tiepdan.wire.Channel.VIEW).expiry(VIEW_LIVES));
    }

    /** Nobody answers it, so nothing is waited for. */
    Uni<Void> acknowledge(DeviceId device, Ack ack) {
        return hand(ack, to(device, vn.tiepdan.wire.Channel.ACK));
    }

    Uni<Void> reply(DeviceId device, Reply reply, IncomingMqttMetadata question) {
        return send(
                reply,
                to(device, vn.tiepdan.wire.Channel.REPLY).expiry(REPLY_LIVES).correlation(question.correlation()));
    }

    @Override
    public Uni<Void> desire(DeviceId device, Desired desired) {
        return send(desired, to(device, vn.tiepdan.wire.Channel.DESIRED).retain(true));
    }

    private static OutgoingMqttMetadata.Builder to(DeviceId device, vn.tiepdan.wire.Channel channel) {
        return OutgoingMqttMetadata.to(channel.of(device).name()).qos(channel.qos());
    }

    private Uni<Void> send(Object message, OutgoingMqttMetadata.Builder metadata) {
        return hand(message, metadata)
                .ifNoItem()
                .after(settings.brokerTakesWithin())
                .fail();
    }

    private Uni<Void> hand(Object message, OutgoingMqttMetadata.Builder metadata) {
        return emitter.sendMessage(Message.of(Wire.write(message), Metadata.of(metadata.build())));
    }
}
