package vn.tiepdan.agent.uplink;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import vn.tiepdan.agent.identity.Enrolment;
import vn.tiepdan.link.OutgoingMqttMetadata;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.Request;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.SignalUp;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.Wire;

/** The way to the control plane. Each Uni ends when the broker has the message, which does not mean that it was acted upon. */
@ApplicationScoped
public class Uplink {
    private static final Duration SIGNAL_EXPIRY = Duration.ofSeconds(10);
    private static final Duration STATUS_EXPIRY = Duration.ofSeconds(30);
    public static final Duration REQUEST_EXPIRY = Duration.ofSeconds(10);
    private static final Duration EVENT_EXPIRY = Duration.ofHours(1);
    private static final int LONGEST_BACKLOG = 1024;

    private final MutinyEmitter<byte[]> emitter;
    private final Enrolment enrolment;

    Uplink(
            @Channel("to-control-plane") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = LONGEST_BACKLOG)
                    MutinyEmitter<byte[]> emitter,
            Enrolment enrolment) {
        this.emitter = emitter;
        this.enrolment = enrolment;
    }

    public Uni<Void> presence(Presence presence) {
        return send(vn.tiepdan.wire.Channel.PRESENCE, presence, OutgoingMqttMetadata::to);
    }

    public Uni<Void> reported(Reported reported) {
        return send(vn.tiepdan.wire.Channel.REPORTED, reported, OutgoingMqttMetadata::to);
    }

    public Uni<Void> status(Status status) {
        return send(
                vn.tiepdan.wire.Channel.STATUS,
                status,
                topic -> OutgoingMqttMetadata.to(topic).expiry(STATUS_EXPIRY));
    }

    /** The queue on the disk repeats it for as long as it takes, so the broker need not keep it for ever. */
    public Uni<Void> event(Event event) {
        return send(
                vn.tiepdan.wire.Channel.EVENT,
                event,
                topic -> OutgoingMqttMetadata.to(topic).expiry(EVENT_EXPIRY));
    }

    public Uni<Void> result(Result result) {
        return send(vn.tiepdan.wire.Channel.RESULT, result, OutgoingMqttMetadata::to);
    }

    public Uni<Void> signal(SignalUp signal) {
        return send(
                vn.tiepdan.wire.Channel.SIGNAL_UP,
                signal,
                topic -> OutgoingMqttMetadata.to(topic).expiry(SIGNAL_EXPIRY));
    }

    public Uni<Void> request(Request request) {
        return send(
                vn.tiepdan.wire.Channel.REQUEST,
                request,
                topic -> OutgoingMqttMetadata.to(topic)
                        .expiry(REQUEST_EXPIRY)
                        .responseTopic(topic.replace(
                                vn.tiepdan.wire.Channel.REQUEST.path(), vn.tiepdan.wire.Channel.REPLY.path()))
                        .correlation(request.id().toString().getBytes(StandardCharsets.US_ASCII)));
    }

    private Uni<Void> send(vn.tiepdan.wire.Channel channel, Object message, Addressing addressing) {
        return enrolment.identity().chain(identity -> {
            var metadata = addressing
                    .to(channel.of(identity.id()).name())
                    .qos(1)
                    .retain(channel.retained())
                    .contentType("application/json")
                    .build();
            return emitter.sendMessage(Message.of(Wire.write(message), Metadata.of(metadata)));
        });
    }

    @FunctionalInterface
    private interface Addressing {
        OutgoingMqttMetadata.Builder to(String topic);
    }
}
