package vn.tiepdan.control.janus;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/** A media server that is there. When it goes away, so does this object; a later one is a new object with empty rooms. */
public final class JanusConnection {
    private static final int CARRIERS = 2;
    private static final int NO_SUCH_ROOM = 426;
    private static final int ROOM_EXISTS = 427;
    private static final long BITRATE = 2_000_000;

    private final JanusClient client;
    private final List<Carrier> carriers;
    private final AtomicInteger next = new AtomicInteger();

    private JanusConnection(JanusClient client, List<Carrier> carriers) {
        this.client = client;
        this.carriers = List.copyOf(carriers);
    }

    /** @param lost hears that the server forgot us */
    static Uni<JanusConnection> open(JanusClient client, Duration patience, Consumer<String> lost) {
        return Multi.createFrom()
                .range(0, CARRIERS)
                .onItem()
                .transformToUniAndConcatenate(number -> Carrier.open(client, patience, lost))
                .collect()
                .asList()
                .map(carriers -> new JanusConnection(client, carriers));
    }

    /**
     * A room for one call.
     *
     * @param id      unguessable; nobody outside the control plane ever hears it
     * @param secret  for managing it
     * @param allowed one-time admission tokens, one for each leg attempt
     * @param folder  where its recordings go
     */
    public record Room(String id, String secret, List<String> allowed, String folder) {
        public Room {
            allowed = List.copyOf(allowed);
        }

        @Override
        public String toString() {
            return "Room[]";
        }
    }

    /** Makes the room anew: one that is there with the same id is destroyed first. */
    public Uni<Void> create(Room room) {
        return make(room)
                .onFailure(failure -> failure instanceof JanusFailure.Refused refused && refused.code() == ROOM_EXISTS)
                .recoverWithUni(() -> destroy(room.id(), room.secret()).chain(() -> make(room)));
    }

    private Uni<Void> make(Room room) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("request", "create")
                .put("admin_key", client.adminKey())
                .put("room", room.id())
                .put("secret", room.secret())
                .put("is_private", true)
                .put("permanent", false)
                .put("publishers", 6)
                .put("bitrate", BITRATE)
                .put("fir_freq", 10)
                .put("audiocodec", "opus")
                .put("videocodec", "vp8")
                .put("opus_fec", true)
                .put("record", true)
                .put("lock_record", true)
                .put("rec_dir", room.folder())
                .put("notify_joining", false);
        var allowed = body.putArray("allowed");
        room.allowed().forEach(allowed::add);
        return client.videoRoom(body).replaceWithVoid();
    }

    /** Lets one more attempt in. */
    public Uni<Void> admit(String room, String secret, String token) {
        return allowed(room, secret, "add", token);
    }

    /** Shuts the door behind an attempt that is over. */
    public Uni<Void> expel(String room, String secret, String token) {
        return allowed(room, secret, "remove", token);
    }

    private Uni<Void> allowed(String room, String secret, String action, String token) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("request", "allowed")
                .put("room", room)
                .put("secret", secret)
                .put("action", action);
        body.putArray("allowed").add(token);
        return client.videoRoom(body).replaceWithVoid();
    }

    /** Ends the room and every recording in it; harmless when it is gone already. */
    public Uni<Void> destroy(String room, String secret) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("request", "destroy")
                .put("room", room)
                .put("secret", secret);
        return client.videoRoom(body)
                .replaceWithVoid()
                .onFailure(failure -> failure instanceof JanusFailure.Refused refused && refused.code() == NO_SUCH_ROOM)
                .recoverWithNull();
    }

    /** The rooms that are there, private ones too. */
    public Uni<List<String>> rooms() {
        var body = JsonNodeFactory.instance.objectNode().put("request", "list").put("admin_key", client.adminKey());
        return client.videoRoom(body)
                .map(answer -> StreamSupport.stream(answer.path("list").spliterator(), false)
                        .map(room -> room.path("room").asText())
                        .toList());
    }

    /**
     * A new handle.
     *
     * @param opaque   echoed in the server's own log; no personal data
     * @param listener called on an event loop: return at once
     */
    public Uni<Handle> attach(String opaque, Consumer<HandleEvent> listener) {
        var carrier = carriers.get(Math.floorMod(next.getAndIncrement(), carriers.size()));
        return carrier.attach(opaque, listener);
    }

    Uni<Void> ping() {
        return client.ping();
    }

    void close(String why) {
        carriers.forEach(carrier -> carrier.close(why));
    }
}
