package vn.tiepdan.control.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.janus.Handle;
import vn.tiepdan.control.janus.HandleEvent;
import vn.tiepdan.wire.Candidate;
import vn.tiepdan.wire.Direction;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.SignalUp;

/**
 * One attempt of a leg: a publishing handle for the page's own camera and microphone, a subscribing one for the other side
 * ({@link Receiving}). When it is over, whatever still comes of it changes nothing. Everything runs on the calls' thread.
 */
final class Attempt {
    private static final Logger LOG = Logger.getLogger(Attempt.class);

    private final LiveLeg leg;
    private final int number;
    private final Executor thread;
    private final Receiving receiving;
    private final String token = OpenRoom.secret();
    /** Candidates that came before the server knows the offer they belong to. */
    private final List<SignalUp.Candidates> early = new ArrayList<>();

    private @Nullable Uni<Void> seat;
    private @Nullable Handle publisher;
    private boolean joined;
    private boolean over;

    Attempt(LiveLeg leg, int number, Executor thread) {
        this.leg = leg;
        this.number = number;
        this.thread = thread;
        receiving = new Receiving(leg, this, thread);
    }

    int number() {
        return number;
    }

    boolean isOver() {
        return over;
    }

    /** Opens the door of the room for this attempt alone; no page ever sees it. */
    String token() {
        return token;
    }

    /** The name in the room: unique for the life of the recording, and it says whose track it is. */
    private String feed() {
        return leg.record().id() + "-" + number;
    }

    /** Attaches both handles and prepares the receiving half, once; may begin before the page asks to join. */
    Uni<Void> sit(OpenRoom room) {
        if (seat == null) {
            seat = Uni.combine()
                    .all()
                    .unis(
                            room.server().attach(opaque("send"), whileItLasts(this::heard)),
                            room.server().attach(opaque("receive"), whileItLasts(receiving::heard)))
                    .asTuple()
                    .emitOn(thread)
                    .invoke(handles -> seated(room, handles.getItem1(), handles.getItem2()))
                    .replaceWithVoid()
                    .memoize()
                    .indefinitely();
        }
        return seat;
    }

    private void seated(OpenRoom room, Handle sending, Handle subscribing) {
        if (over) {
            quiet(sending);
            quiet(subscribing);
            return;
        }
        publisher = sending;
        receiving.use(subscribing);
        room.placeholder()
                .emitOn(thread)
                .subscribe()
                .with(
                        placeholder -> receiving.prepare(room.id(), placeholder),
                        failure -> LOG.debugf("leg %s has no room: %s", id(), failure.getMessage()));
    }

    /** Joins the room with the page's offer and answers it; needs its {@link #sit seat}. */
    Uni<Void> join(String room, String offer) {
        var handle = publisher;
        if (over || handle == null) {
            return Uni.createFrom().voidItem();
        }
        receiving.begin();
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("request", "joinandconfigure")
                .put("ptype", "publisher")
                .put("room", room)
                .put("id", feed())
                .put("token", token);
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
        quiet(publisher);
        quiet(receiving.handle());
    }

    private void heard(HandleEvent event) {
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

    /** One that only waits for its page breaks nothing: the page's join finds out. */
    void broken(String why) {
        if (leg.current().filter(it -> it == this).isPresent()) {
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

    private Consumer<HandleEvent> whileItLasts(Consumer<HandleEvent> listener) {
        return event -> thread.execute(() -> {
            if (!over) {
                listener.accept(event);
            }
        });
    }

    private String id() {
        return leg.record().id().toString();
    }

    private String opaque(String direction) {
        return leg.call().id() + "|" + id() + "|" + number + "|" + direction;
    }

    private static void quiet(@Nullable Handle handle) {
        if (handle != null) {
            handle.detach()
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("a handle was gone: %s", failure.getMessage()));
        }
    }
}
