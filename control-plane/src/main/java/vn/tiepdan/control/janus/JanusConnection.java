package vn.tiepdan.control.janus;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import vn.tiepdan.control.platform.Secrets;

/** Rooms over the Admin API, handles over a few carrier sessions. */
final class JanusConnection implements MediaRooms {
    private static final int CARRIERS = 2;
    private static final int NO_SUCH_ROOM = 426;
    private static final int ROOM_EXISTS = 427;
    private static final int NO_SUCH_FEED = 428;
    private static final long BITRATE = 2_000_000;
    private static final int MOST_PUBLISHERS = 6;

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

    @Override
    public Uni<String> create(String room, String folder, List<String> tokens) {
        return make(room, folder, tokens)
                .onFailure(failure -> failure instanceof JanusFailure.Refused refused && refused.code() == ROOM_EXISTS)
                .recoverWithUni(() -> destroy(room).chain(() -> make(room, folder, tokens)))
                .chain(() -> placeholder(room));
    }

    private Uni<String> placeholder(String room) {
        return client.videoRoom(request("listparticipants", room)).map(answer -> {
            for (var participant : answer.path("participants")) {
                if (participant.path("dummy").asBoolean()) {
                    return participant.path("id").asText();
                }
            }
            throw new JanusFailure.Refused(
                    NO_SUCH_FEED, "rooms of this media server have no dummy publisher; Janus 1.1 or newer is needed");
        });
    }

    private Uni<Void> make(String room, String folder, List<String> tokens) {
        var body = request("create", room)
                .put("admin_key", client.adminKey())
                .put("is_private", true)
                .put("permanent", false)
                .put("publishers", MOST_PUBLISHERS)
                .put("bitrate", BITRATE)
                .put("fir_freq", 10)
                .put("audiocodec", "opus")
                .put("videocodec", "vp8")
                .put("opus_fec", true)
                .put("record", true)
                .put("lock_record", true)
                .put("rec_dir", folder)
                .put("notify_joining", false);
        var allowed = body.putArray("allowed").add(secretOf("nobody:" + room));
        tokens.forEach(allowed::add);
        var placeholders = body.put("dummy_publisher", true).putArray("dummy_streams");
        placeholders.addObject().put("codec", "opus").put("fmtp", "useinbandfec=1");
        placeholders.addObject().put("codec", "vp8").put("fmtp", "none");
        return client.videoRoom(body).replaceWithVoid();
    }

    @Override
    public Uni<Void> admit(String room, String token) {
        return allowed(room, "add", token);
    }

    @Override
    public Uni<Void> expel(String room, String token) {
        return allowed(room, "remove", token);
    }

    private Uni<Void> allowed(String room, String action, String token) {
        var body = request("allowed", room).put("action", action);
        body.putArray("allowed").add(token);
        return client.videoRoom(body).replaceWithVoid();
    }

    @Override
    public Uni<Void> destroy(String room) {
        return client.videoRoom(request("destroy", room))
                .replaceWithVoid()
                .onFailure(failure -> failure instanceof JanusFailure.Refused refused && refused.code() == NO_SUCH_ROOM)
                .recoverWithNull();
    }

    private ObjectNode request(String verb, String room) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("request", verb)
                .put("room", room)
                .put("secret", secretOf(room));
    }

    /** Follows from the room and from what only the control plane knows, so that a room can be closed after a restart. */
    private String secretOf(String room) {
        return Secrets.fingerprint(client.adminKey() + "|" + room);
    }

    @Override
    public Uni<List<String>> rooms() {
        var body = JsonNodeFactory.instance.objectNode().put("request", "list").put("admin_key", client.adminKey());
        return client.videoRoom(body)
                .map(answer -> StreamSupport.stream(answer.path("list").spliterator(), false)
                        .map(room -> room.path("room").asText())
                        .toList());
    }

    @Override
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
