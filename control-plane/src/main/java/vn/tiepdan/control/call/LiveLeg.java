package vn.tiepdan.control.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.janus.Handle;
import vn.tiepdan.control.janus.HandleEvent;
import vn.tiepdan.control.janus.JanusConnection;
import vn.tiepdan.wire.Candidate;
import vn.tiepdan.wire.Direction;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.SignalUp;

/**
 * One attempt of one party to take part: a publishing handle for its own camera and microphone, a subscribing handle for the other
 * side. Everything runs on the calls' thread.
 */
final class LiveLeg {
    private static final Logger LOG = Logger.getLogger(LiveLeg.class);

    /** What a leg tells its call. */
    interface Owner {
        /** The leg's media begins or stops. */
        void publishing(LiveLeg leg, boolean running);

        /** The attempt cannot go on and the page must begin a new one. */
        void broken(LiveLeg leg, String why);

        /** Sends to this leg's page. */
        void tell(LiveLeg leg, SignalDown signal);
    }

    private final CallRecord call;
    private final CallRecord.Leg leg;
    private final Owner owner;
    private final Executor thread;
    private int attempt;
    private int round;
    private boolean joined;
    private boolean publishing;
    private @Nullable Instant heardAt;
    private @Nullable Handle publisher;
    private @Nullable Handle subscriber;
    private @Nullable String subscribedTo;
    private final List<SignalUp.Candidates> early = new ArrayList<>();

    LiveLeg(CallRecord call, CallRecord.Leg leg, Owner owner, Executor thread) {
        this.call = call;
        this.leg = leg;
        this.owner = owner;
        this.thread = thread;
        attempt = leg.attempt();
    }

    CallRecord.Leg record() {
        return leg;
    }

    int attempt() {
        return attempt;
    }

    boolean publishing() {
        return publishing;
    }

    /** Since when nobody has heard of the page; empty before its first word. */
    Optional<Instant> heardAt() {
        return Optional.ofNullable(heardAt);
    }

    void heard(Instant now) {
        heardAt = now;
    }

    /** Whether this is a new attempt; the older one is put away. */
    boolean begins(int number) {
        if (number < attempt || (number == attempt && joined)) {
            return false;
        }
        forget();
        attempt = number;
        joined = true;
        return true;
    }

    /**
     * The name of this attempt in the room: unique for the life of the recording, and it says whose track it is.
     */
    String feed() {
        return leg.id() + "-" + attempt;
    }

    /** Joins the room with the page's offer and answers it. */
    Uni<Void> join(JanusConnection server, String room, String token, String offer) {
        int mine = attempt;
        return Uni.combine()
                .all()
                .unis(
                        server.attach(opaque("send"), on(mine, this::fromPublisher)),
                        server.attach(opaque("receive"), on(mine, this::fromSubscriber)))
                .asTuple()
                .emitOn(thread)
                .chain(handles -> {
                    if (mine != attempt) {
                        return putAway(handles.getItem1()).chain(() -> putAway(handles.getItem2()));
                    }
                    publisher = handles.getItem1();
                    subscriber = handles.getItem2();
                    return publish(mine, handles.getItem1(), room, token, offer);
                });
    }

    private Uni<Void> publish(int mine, Handle handle, String room, String token, String offer) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("request", "joinandconfigure")
                .put("ptype", "publisher")
                .put("room", room)
                .put("id", feed())
                .put("token", token);
        var joining = handle.request(body, Optional.of(new HandleEvent.Jsep("offer", offer)));
        early.forEach(this::trickle);
        early.clear();
        return joining.emitOn(thread)
                .invoke(event -> {
                    if (mine == attempt) {
                        event.jsep()
                                .ifPresent(jsep -> owner.tell(
                                        this, new SignalDown.Accepted(call.id(), leg.id(), attempt, jsep.sdp())));
                        feedsIn(event.data(), room);
                    }
                })
                .replaceWithVoid();
    }

    void trickle(SignalUp.Candidates candidates) {
        var handle = candidates.direction() == Direction.SENDING ? publisher : subscriber;
        if (handle == null) {
            early.add(candidates);
        } else {
            handle.trickle(candidates.candidates(), candidates.complete())
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("candidates were not taken: %s", failure.getMessage()));
        }
    }

    /** The page's answer to the other side's media. */
    Uni<Void> answer(SignalUp.Answer answer) {
        var handle = subscriber;
        if (handle == null || answer.round() != round) {
            return Uni.createFrom().voidItem();
        }
        return handle.request(
                        JsonNodeFactory.instance.objectNode().put("request", "start"),
                        Optional.of(new HandleEvent.Jsep("answer", answer.sdp())))
                .replaceWithVoid();
    }

    /** Everything of this attempt is over. */
    void forget() {
        joined = false;
        early.clear();
        round = 0;
        subscribedTo = null;
        quiet(publisher);
        quiet(subscriber);
        publisher = null;
        subscriber = null;
        setPublishing(false);
    }

    private void fromPublisher(HandleEvent event) {
        switch (event) {
            case HandleEvent.WebRtcUp _ -> setPublishing(true);
            case HandleEvent.Media(var kind, var receiving) -> LOG.debugf("leg %s %s %s", leg.id(), kind, receiving);
            case HandleEvent.Hangup(var reason) -> ended(reason);
            case HandleEvent.Gone(var why) -> LOG.debugf("leg %s lost its publisher: %s", leg.id(), why);
            case HandleEvent.Trickle trickle -> candidate(Direction.SENDING, trickle);
            case HandleEvent.Plugin plugin ->
                feedsIn(plugin.data(), plugin.data().path("room").asText());
        }
    }

    private void fromSubscriber(HandleEvent event) {
        switch (event) {
            case HandleEvent.Trickle trickle -> candidate(Direction.RECEIVING, trickle);
            case HandleEvent.Plugin plugin ->
                plugin.jsep().filter(it -> it.type().equals("offer")).ifPresent(this::offer);
            case HandleEvent.Hangup(var reason) -> LOG.debugf("leg %s stopped receiving: %s", leg.id(), reason);
            case HandleEvent.WebRtcUp _ -> LOG.debugf("leg %s receives", leg.id());
            case HandleEvent.Media _, HandleEvent.Gone _ -> LOG.tracef("leg %s %s", leg.id(), event);
        }
    }

    private void ended(String reason) {
        setPublishing(false);
        owner.broken(this, reason);
    }

    /** The room tells who publishes; of two attempts of the other side the newest counts, which it tells last. */
    private void feedsIn(JsonNode data, String room) {
        for (var feed : data.path("publishers")) {
            var id = feed.path("id").asText();
            if (!id.startsWith(leg.id().toString())) {
                subscribe(id, room);
            }
        }
    }

    private void subscribe(String feed, String room) {
        var handle = subscriber;
        if (handle == null || feed.equals(subscribedTo)) {
            return;
        }
        int mine = attempt;
        var body = JsonNodeFactory.instance.objectNode();
        if (subscribedTo == null) {
            body.put("request", "join")
                    .put("ptype", "subscriber")
                    .put("room", room)
                    .put("autoupdate", false);
            body.putArray("streams").addObject().put("feed", feed);
        } else {
            body.put("request", "update");
            body.putArray("unsubscribe").addObject().put("feed", subscribedTo);
            body.putArray("subscribe").addObject().put("feed", feed);
        }
        subscribedTo = feed;
        handle.request(body, Optional.empty())
                .emitOn(thread)
                .subscribe()
                .with(
                        event -> {
                            if (mine == attempt) {
                                event.jsep().ifPresent(this::offer);
                            }
                        },
                        failure -> thread.execute(() -> {
                            if (mine == attempt) {
                                LOG.warnf("leg %s could not receive: %s", leg.id(), failure.getMessage());
                                owner.broken(this, "could not receive the other side");
                            }
                        }));
    }

    private void offer(HandleEvent.Jsep jsep) {
        round++;
        owner.tell(this, new SignalDown.Offer(call.id(), leg.id(), attempt, round, jsep.sdp()));
    }

    private void candidate(Direction direction, HandleEvent.Trickle trickle) {
        List<Candidate> candidates = trickle.candidate()
                .map(text -> List.of(new Candidate(
                        text, trickle.mid().orElse(null), trickle.line().orElse(null))))
                .orElse(List.of());
        owner.tell(
                this,
                new SignalDown.Candidates(call.id(), leg.id(), attempt, direction, candidates, candidates.isEmpty()));
    }

    private void setPublishing(boolean running) {
        if (publishing != running) {
            publishing = running;
            owner.publishing(this, running);
        }
    }

    /** Events of an older attempt come too late to matter. */
    private Consumer<HandleEvent> on(int mine, Consumer<HandleEvent> listener) {
        return event -> thread.execute(() -> {
            if (mine == attempt) {
                listener.accept(event);
            }
        });
    }

    private String opaque(String direction) {
        return call.id() + "|" + leg.id() + "|" + attempt + "|" + direction;
    }

    private static Uni<Void> putAway(Handle handle) {
        return Objects.requireNonNull(handle).detach();
    }

    private static void quiet(@Nullable Handle handle) {
        if (handle != null) {
            handle.detach()
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("a handle was gone: %s", failure.getMessage()));
        }
    }
}
