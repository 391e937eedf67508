package vn.tiepdan.control.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.janus.Handle;
import vn.tiepdan.control.janus.HandleEvent;
import vn.tiepdan.wire.Candidate;
import vn.tiepdan.wire.Direction;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.SignalUp;

/**
 * One attempt of a leg, from its page's join to whatever ends it: a page that sends from its {@link Seat} and receives the other
 * side there ({@link Receiving}). When it is over, whatever still comes of it changes nothing. Everything runs on the calls'
 * thread.
 */
final class Attempt implements Seat.Taker {
    private static final Logger LOG = Logger.getLogger(Attempt.class);

    private final LiveLeg leg;
    private final int number;
    private final Seat seat;
    private final Executor thread;
    private final Receiving receiving;
    /** Candidates that came before the server knows the offer they belong to. */
    private final List<SignalUp.Candidates> early = new ArrayList<>();

    private @Nullable Handle publisher;
    private boolean joined;
    private boolean over;

    Attempt(LiveLeg leg, int number, Seat seat, Executor thread) {
        this.leg = leg;
        this.number = number;
        this.seat = seat;
        this.thread = thread;
        receiving = new Receiving(leg, this, thread);
    }

    int number() {
        return number;
    }

    boolean isOver() {
        return over;
    }

    /** The name in the room: unique for the life of the recording, and it says whose track it is. */
    private String feed() {
        return leg.record().id() + "-" + number;
    }

    /** Joins the room with the page's offer and answers it. The door is open for this attempt alone, and only until it is in. */
    Uni<Void> join(OpenRoom room, String offer) {
        seat.take(this);
        receiving.begin(seat);
        return seat.entrance()
                .chain(handle -> over ? Uni.createFrom().voidItem() : join(handle, room.id(), offer))
                .eventually(() -> room.shut(seat));
    }

    private Uni<Void> join(Handle handle, String room, String offer) {
        publisher = handle;
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("request", "joinandconfigure")
                .put("ptype", "publisher")
                .put("room", room)
                .put("id", feed())
                .put("token", seat.token());
        return handle.request(body, Optional.of(new HandleEvent.Jsep("offer", offer)))
                .emitOn(thread)
                .invoke(this::joined)
                .replaceWithVoid();
    }

    private void joined(HandleEvent.Plugin event) {
        if (!over) {
            joined = true;
            event.jsep().ifPresent(jsep -> leg.accepted(jsep.sdp()));
            early.forEach(this::trickle);
            early.clear();
            feedsIn(event.data());
        }
    }

    void trickle(SignalUp.Candidates candidates) {
        var handle = candidates.direction() == Direction.SENDING ? publisher : receiving.handle();
        if (handle == null || !joined) {
            early.add(candidates);
        } else {
            handle.trickle(candidates.candidates(), candidates.complete())
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("candidates were not taken: %s", failure.getMessage()));
        }
    }

    /** The page's answer to the other side's media. */
    Uni<Void> answer(SignalUp.Answer answer) {
        return receiving.answer(answer);
    }

    void putAway() {
        over = true;
        early.clear();
        seat.leave();
    }

    @Override
    public void receiving(HandleEvent event) {
        receiving.heard(event);
    }

    @Override
    public void sending(HandleEvent event) {
        switch (event) {
            case HandleEvent.WebRtcUp _ -> leg.setPublishing(true);
            case HandleEvent.Media(var kind, var running) -> LOG.debugf("leg %s %s %s", id(), kind, running);
            case HandleEvent.Hangup(var reason) -> {
                leg.setPublishing(false);
                broken(reason);
            }
            case HandleEvent.Gone(var why) -> LOG.debugf("leg %s lost its publisher: %s", id(), why);
            case HandleEvent.Trickle trickle -> candidate(Direction.SENDING, trickle);
            case HandleEvent.Plugin plugin -> feedsIn(plugin.data());
        }
    }

    /** The room tells who publishes, its placeholder among them. */
    private void feedsIn(JsonNode data) {
        for (var feed : data.path("publishers")) {
            if (!feed.path("id").asText().startsWith(id())
                    && !feed.path("dummy").asBoolean()) {
                receiving.follow(feed);
            }
        }
    }

    void broken(String why) {
        if (!over) {
            leg.broken(why);
        }
    }

    void candidate(Direction direction, HandleEvent.Trickle trickle) {
        List<Candidate> candidates = trickle.candidate()
                .map(text -> List.of(new Candidate(
                        text, trickle.mid().orElse(null), trickle.line().orElse(null))))
                .orElse(List.of());
        leg.tell(new SignalDown.Candidates(
                leg.call().id(), leg.record().id(), number, direction, candidates, candidates.isEmpty()));
    }

    private String id() {
        return leg.record().id().toString();
    }
}
