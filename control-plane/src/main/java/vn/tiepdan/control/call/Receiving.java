package vn.tiepdan.control.call;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.janus.Handle;
import vn.tiepdan.control.janus.HandleEvent;
import vn.tiepdan.wire.Direction;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.SignalUp;

/** The receiving half of an attempt: the server offers what the other side sends, the page answers. */
final class Receiving {
    private static final Logger LOG = Logger.getLogger(Receiving.class);

    private final LiveLeg leg;
    private final Attempt attempt;
    private final Executor thread;
    private String room = "";
    private int round;
    private @Nullable Handle handle;
    private @Nullable String subscribedTo;

    Receiving(LiveLeg leg, Attempt attempt, Executor thread) {
        this.leg = leg;
        this.attempt = attempt;
        this.thread = thread;
    }

    void use(Handle subscriber) {
        handle = subscriber;
    }

    void in(String joined) {
        room = joined;
    }

    @Nullable
    Handle handle() {
        return handle;
    }

    /** The first feed is joined; a later one replaces it on the same connection. */
    void subscribe(String feed) {
        var subscriber = handle;
        if (subscriber == null || feed.equals(subscribedTo)) {
            return;
        }
        var request = request(feed, subscribedTo);
        subscribedTo = feed;
        subscriber
                .request(request, Optional.empty())
                .emitOn(thread)
                .subscribe()
                .with(this::answered, failure -> thread.execute(() -> refused(failure)));
    }

    private ObjectNode request(String feed, @Nullable String former) {
        var body = JsonNodeFactory.instance.objectNode();
        if (former == null) {
            body.put("request", "join")
                    .put("ptype", "subscriber")
                    .put("room", room)
                    .put("autoupdate", false);
            body.putArray("streams").addObject().put("feed", feed);
        } else {
            body.put("request", "update");
            body.putArray("unsubscribe").addObject().put("feed", former);
            body.putArray("subscribe").addObject().put("feed", feed);
        }
        return body;
    }

    private void answered(HandleEvent.Plugin event) {
        if (!attempt.isOver()) {
            event.jsep().ifPresent(this::offer);
        }
    }

    private void refused(Throwable failure) {
        if (!attempt.isOver()) {
            LOG.warnf("leg %s could not receive: %s", leg.record().id(), failure.getMessage());
            leg.broken("could not receive the other side");
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
                plugin.jsep().filter(it -> it.type().equals("offer")).ifPresent(this::offer);
            case HandleEvent.Hangup(var reason) ->
                LOG.debugf("leg %s stopped receiving: %s", leg.record().id(), reason);
            case HandleEvent.WebRtcUp _ ->
                LOG.debugf("leg %s receives", leg.record().id());
            case HandleEvent.Media _, HandleEvent.Gone _ ->
                LOG.tracef("leg %s %s", leg.record().id(), event);
        }
    }

    private void offer(HandleEvent.Jsep jsep) {
        round++;
        leg.tell(new SignalDown.Offer(leg.call().id(), leg.record().id(), attempt.number(), round, jsep.sdp()));
    }
}
