package vn.tiepdan.control.call;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import vn.tiepdan.control.janus.MediaRooms;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.wire.CallId;

/** The room of a call on the server that is there now, and its seats. Everything runs on the calls' thread. */
final class OpenRoom {
    /** Letters of 5 bits: 130 bits, beyond guessing. */
    private static final int SECRET_LETTERS = 26;

    private final MediaRooms server;
    private final CallId call;
    private final String id;
    private final Executor thread;
    private final Uni<String> placeholder;
    private final Queue<Seat> free = new ArrayDeque<>();
    private int seats;

    /**
     * Begins to make the room and so many seats in it.
     *
     * @param folder where its recordings will be
     */
    OpenRoom(MediaRooms server, CallId call, Path folder, int prepared, Executor thread) {
        this.server = server;
        this.call = call;
        this.thread = thread;
        id = MediaRooms.PREFIX + call + "-" + secret();
        var tokens = Stream.generate(OpenRoom::secret).limit(prepared).toList();
        placeholder = server.create(id, folder.toString(), tokens)
                .emitOn(thread)
                .memoize()
                .indefinitely();
        tokens.forEach(token -> free.add(seat(token, made())));
    }

    MediaRooms server() {
        return server;
    }

    CallId call() {
        return call;
    }

    /** Unguessable; nobody outside the control plane ever hears it. */
    String id() {
        return id;
    }

    /** Arrives when the room is there. Fails when the server makes none. */
    Uni<Void> made() {
        return placeholder.replaceWithVoid();
    }

    /** Arrives when the room is there and every seat that nobody has taken yet is ready. */
    Uni<Void> ready() {
        return Multi.createFrom()
                .iterable(List.copyOf(free))
                .onItem()
                .transformToUniAndConcatenate(Seat::offered)
                .collect()
                .last()
                .chain(this::made);
    }

    /** One that was prepared, or one more. */
    Seat seat() {
        var next = free.poll();
        if (next != null) {
            return next;
        }
        var token = secret();
        return seat(token, placeholder.chain(() -> server.admit(id, token)));
    }

    private Seat seat(String token, Uni<Void> door) {
        seats++;
        return new Seat(server, new Seat.Entry(id, token, placeholder, door), call + "|seat " + seats, thread);
    }

    /** Shuts the door behind whoever is in: the token is good for nothing any more. */
    Uni<Void> shut(Seat seat) {
        return server.expel(id, seat.token());
    }

    Uni<Void> close() {
        free.forEach(Seat::leave);
        free.clear();
        return server.destroy(id);
    }

    /** For names of rooms and for tokens. */
    private static String secret() {
        return Secrets.word(SECRET_LETTERS);
    }
}
