package vn.tiepdan.control.janus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * One Janus session that carries many handles, with one long poll. A session per leg would run into the server's limit of open
 * connections at about a thousand legs.
 */
final class Carrier {
    private static final Logger LOG = Logger.getLogger(Carrier.class);
    private static final int EVENTS_AT_ONCE = 100;
    private static final int NO_SUCH_SESSION = 458;

    private final JanusClient client;
    private final long session;
    private final Duration patience;
    private final Consumer<String> lost;
    private final Map<Long, Consumer<HandleEvent>> listeners = new ConcurrentHashMap<>();
    private final Map<String, UniEmitter<? super HandleEvent.Plugin>> asked = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private Carrier(JanusClient client, long session, Duration patience, Consumer<String> lost) {
        this.client = client;
        this.session = session;
        this.patience = patience;
        this.lost = lost;
    }

    /** @param lost hears once that the session is gone and why */
    static Uni<Carrier> open(JanusClient client, Duration patience, Consumer<String> lost) {
        return client.create()
                .map(session -> new Carrier(client, session, patience, lost))
                .invoke(Carrier::poll);
    }

    Uni<Handle> attach(String opaque, Consumer<HandleEvent> listener) {
        var request = JsonNodeFactory.instance
                .objectNode()
                .put("janus", "attach")
                .put("plugin", "janus.plugin.videoroom")
                .put("opaque_id", opaque);
        return client.session(session, request).map(answer -> {
            long id = answer.at("/data/id").asLong();
            listeners.put(id, listener);
            return new CarriedHandle(this, id);
        });
    }

    Uni<HandleEvent.Plugin> ask(long handle, ObjectNode message) {
        var transaction = UUID.randomUUID().toString();
        message.put("transaction", transaction);
        return Uni.createFrom()
                .<HandleEvent.Plugin>emitter(emitter -> {
                    asked.put(transaction, emitter);
                    client.handle(session, handle, message).subscribe().with(accepted -> {}, emitter::fail);
                })
                .ifNoItem()
                .after(patience)
                .failWith(() -> new JanusFailure.Unreachable("no event within " + patience, null))
                .onTermination()
                .invoke(() -> asked.remove(transaction));
    }

    Uni<Void> tell(long handle, ObjectNode message) {
        return client.handle(session, handle, message).replaceWithVoid();
    }

    Uni<Void> detach(long handle) {
        listeners.remove(handle);
        var request = JsonNodeFactory.instance.objectNode().put("janus", "detach");
        return client.handle(session, handle, request)
                .replaceWithVoid()
                .onFailure(JanusFailure.class)
                .recoverWithItem(failure -> {
                    LOG.debugf("handle %d was gone: %s", handle, failure.getMessage());
                    return null;
                });
    }

    /** Stops polling; every handle hears that it is gone. */
    void close(String why) {
        closed = true;
        listeners.values().forEach(listener -> listener.accept(new HandleEvent.Gone(why)));
        listeners.clear();
        asked.values().forEach(emitter -> emitter.fail(new JanusFailure.Unreachable(why, null)));
        asked.clear();
    }

    boolean open() {
        return !closed;
    }

    private void poll() {
        if (closed) {
            return;
        }
        client.poll(session, EVENTS_AT_ONCE).subscribe().with(this::heard, this::pollFailed);
    }

    private void heard(JsonNode events) {
        try {
            if (events.isArray()) {
                events.forEach(this::dispatch);
            } else {
                dispatch(events);
            }
        } finally {
            poll();
        }
    }

    private void pollFailed(Throwable failure) {
        if (!closed) {
            var why = String.valueOf(failure.getMessage());
            close(why);
            lost.accept(why);
        }
    }

    private void dispatch(JsonNode event) {
        if (event.path("janus").asText().equals("timeout")
                || event.at("/error/code").asInt() == NO_SUCH_SESSION) {
            pollFailed(new JanusFailure.Unreachable("the session timed out", null));
            return;
        }
        var listener = listeners.get(event.path("sender").asLong());
        var transaction = event.path("transaction").asText();
        switch (event.path("janus").asText()) {
            case "event" -> plugin(event, asked.get(transaction), listener);
            case "webrtcup" -> say(listener, new HandleEvent.WebRtcUp());
            case "media" ->
                say(
                        listener,
                        new HandleEvent.Media(
                                event.path("type").asText(),
                                event.path("receiving").asBoolean()));
            case "hangup" ->
                say(listener, new HandleEvent.Hangup(event.path("reason").asText()));
            case "detached" -> say(listener, new HandleEvent.Gone("detached"));
            case "trickle" -> say(listener, candidate(event.path("candidate")));
            default -> LOG.tracef("event %s", event.path("janus").asText());
        }
    }

    private static void plugin(
            JsonNode event,
            @org.jspecify.annotations.Nullable UniEmitter<? super HandleEvent.Plugin> waiting,
            @org.jspecify.annotations.Nullable Consumer<HandleEvent> listener) {
        var data = event.at("/plugindata/data");
        var jsep = event.path("jsep");
        var answer = new HandleEvent.Plugin(
                data,
                jsep.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new HandleEvent.Jsep(
                                jsep.path("type").asText(), jsep.path("sdp").asText())));
        if (waiting == null) {
            say(listener, answer);
        } else if (data.has("error_code")) {
            waiting.fail(new JanusFailure.Refused(
                    data.path("error_code").asInt(), data.path("error").asText()));
        } else {
            waiting.complete(answer);
        }
    }

    private static HandleEvent candidate(JsonNode candidate) {
        if (candidate.path("completed").asBoolean()) {
            return new HandleEvent.Trickle(Optional.empty(), Optional.empty(), Optional.empty());
        }
        return new HandleEvent.Trickle(
                Optional.of(candidate.path("candidate").asText()),
                Optional.ofNullable(candidate.path("sdpMid").textValue()),
                candidate.has("sdpMLineIndex")
                        ? Optional.of(candidate.path("sdpMLineIndex").asInt())
                        : Optional.empty());
    }

    private static void say(@org.jspecify.annotations.Nullable Consumer<HandleEvent> listener, HandleEvent event) {
        if (listener != null) {
            listener.accept(event);
        }
    }
}
