package vn.tiepdan.control.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.janus.Handle;
import vn.tiepdan.control.janus.HandleEvent;
import vn.tiepdan.wire.Direction;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.SignalUp;

/**
 * The receiving half of an attempt. It is connected to the room's placeholder while the other side may still be on its way, and
 * switched to what the other side sends as soon as that is there: the connection is then up already.
 */
final class Receiving {
    private static final Logger LOG = Logger.getLogger(Receiving.class);

    private final LiveLeg leg;
    private final Attempt attempt;
    private final Executor thread;
    /** What the page receives, by kind of media ({@code audio}, {@code video}): the media line's mid. */
    private final Map<String, String> mids = new HashMap<>();

    private @Nullable Handle handle;
    private @Nullable JsonNode feed;
    private @Nullable String following;
    private boolean connected;
    private int round;

    Receiving(LiveLeg leg, Attempt attempt, Executor thread) {
        this.leg = leg;
        this.attempt = attempt;
        this.thread = thread;
    }

    /** Absent before the page has been offered anything. */
    @Nullable
    Handle handle() {
        return handle;
    }

    /** The page is there and hears what was prepared for it. */
    void begin(Seat seat) {
        seat.offered()
                .subscribe()
                .with(
                        ready -> {
                            handle = ready.handle();
                            mids.putAll(ready.mids());
                            offer(ready.sdp());
                        },
                        this::refused);
    }

    /** What the other side sends from now on; of two attempts of it the newest counts, which the room tells last. */
    void follow(JsonNode published) {
        feed = published;
        follow();
    }

    /**
     * Not before this connection is up: the switch asks the sender for a key frame, and browsers send none twice within 300 ms, so
     * that one which is asked for too early delays the first picture.
     */
    private void follow() {
        if (feed == null || !connected || feed.path("id").asText().equals(following)) {
            return;
        }
        var name = feed.path("id").asText();
        var body = JsonNodeFactory.instance.objectNode().put("request", "switch");
        var streams = body.putArray("streams");
        for (var stream : feed.path("streams")) {
            Optional.ofNullable(mids.get(stream.path("type").asText()))
                    .ifPresent(mid -> streams.addObject()
                            .put("feed", name)
                            .put("mid", stream.path("mid").asText())
                            .put("sub_mid", mid));
        }
        if (streams.isEmpty()) {
            LOG.warnf(
                    "leg %s: the other side sends neither sound nor picture",
                    leg.record().id());
            return;
        }
        following = name;
        request(body, switched -> switched.jsep().ifPresent(it -> offer(Seat.forPage(it))));
    }

    private void request(ObjectNode body, Consumer<HandleEvent.Plugin> answered) {
        var subscriber = handle;
        if (subscriber == null || attempt.isOver()) {
            return;
        }
        subscriber
                .request(body, Optional.empty())
                .emitOn(thread)
                .subscribe()
                .with(
                        event -> {
                            if (!attempt.isOver()) {
                                answered.accept(event);
                            }
                        },
                        failure -> thread.execute(() -> refused(failure)));
    }

    private void refused(Throwable failure) {
        if (!attempt.isOver()) {
            LOG.warnf("leg %s could not receive: %s", leg.record().id(), failure.getMessage());
            attempt.broken("could not receive the other side");
        }
    }

    Uni<Void> answer(SignalUp.Answer answer) {
        var subscriber = handle;
        if (subscriber == null || answer.round() != round) {
            return Uni.createFrom().voidItem();
        }
        return subscriber
                .request(
                        JsonNodeFactory.instance.objectNode().put("request", "start"),
                        Optional.of(new HandleEvent.Jsep("answer", answer.sdp())))
                .replaceWithVoid();
    }

    void heard(HandleEvent event) {
        switch (event) {
            case HandleEvent.Trickle trickle -> attempt.candidate(Direction.RECEIVING, trickle);
            case HandleEvent.Plugin plugin ->
                plugin.jsep().filter(it -> it.type().equals("offer")).ifPresent(it -> offer(Seat.forPage(it)));
            case HandleEvent.Hangup(var reason) ->
                LOG.debugf("leg %s stopped receiving: %s", leg.record().id(), reason);
            case HandleEvent.WebRtcUp _ -> {
                connected = true;
                follow();
            }
            case HandleEvent.Media _, HandleEvent.Gone _ ->
                LOG.tracef("leg %s %s", leg.record().id(), event);
        }
    }

    private void offer(String sdp) {
        if (!attempt.isOver()) {
            round++;
            leg.tell(new SignalDown.Offer(leg.call().id(), leg.record().id(), attempt.number(), round, sdp));
        }
    }
}
