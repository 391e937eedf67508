package vn.tiepdan.control.call;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.janus.MediaRooms;
import vn.tiepdan.wire.CallId;

/**
 * The room of the next call, made before anybody asks for it, so that an official's touch does not wait for the media server.
 * Whoever opens a call takes its id from here; without a room at hand the call makes its own.
 */
@ApplicationScoped
class NextRoom {
    private static final Logger LOG = Logger.getLogger(NextRoom.class);
    private static final int SEATS = 2;
    /** The pages of a call that has just begun have more use for the machine than the next call has. */
    private static final Duration AFTER_A_CALL_BEGAN = Duration.ofSeconds(2);
    /** Long after any transaction that could still use it. */
    private static final Duration TAKEN_FOR = Duration.ofMinutes(1);

    /** What {@link #take} gave away and no call has claimed yet. */
    private record Taken(OpenRoom room, Instant at) {}

    private final CallThread thread;
    private final RecordingSettings recording;
    private final Clock clock;
    private final AtomicReference<@Nullable OpenRoom> ready = new AtomicReference<>();
    private final Map<CallId, Taken> taken = new ConcurrentHashMap<>();
    private volatile Instant takenAt = Instant.MIN;
    private @Nullable OpenRoom making;

    NextRoom(CallThread thread, RecordingSettings recording, Clock clock) {
        this.thread = thread;
        this.recording = recording;
        this.clock = clock;
    }

    /** The id of the next call. Any thread. */
    CallId take() {
        takenAt = clock.instant();
        var room = ready.getAndSet(null);
        if (room == null) {
            return CallId.fresh();
        }
        taken.put(room.call(), new Taken(room, takenAt));
        return room.call();
    }

    /** The room that waits for this call on this server. On the calls' thread, as everything below. */
    Optional<OpenRoom> claim(CallId call, MediaRooms server) {
        return Optional.ofNullable(taken.remove(call)).map(Taken::room).filter(room -> room.server() == server);
    }

    /** Makes a room when there is none, and closes one whose call was never opened. */
    void look(Instant now, MediaRooms server) {
        taken.values().stream()
                .filter(it -> it.at.plus(TAKEN_FOR).isBefore(now))
                .filter(it -> taken.remove(it.room.call(), it))
                .forEach(it -> close(it.room));
        if (!isReady() && making == null && takenAt.isBefore(now.minus(AFTER_A_CALL_BEGAN))) {
            make(server);
        }
    }

    private void make(MediaRooms server) {
        var call = CallId.fresh();
        var room = new OpenRoom(server, call, recording.of(call), SEATS, thread);
        making = room;
        room.ready().emitOn(thread).subscribe().with(made -> made(room), failure -> {
            LOG.debugf("no room was made for the next call: %s", failure.getMessage());
            if (making == room) {
                making = null;
                close(room);
            }
        });
    }

    private void made(OpenRoom room) {
        if (making == room) {
            making = null;
            ready.set(room);
        }
    }

    boolean isReady() {
        return ready.get() != null;
    }

    /** The server is gone and every room on it. */
    void lost() {
        making = null;
        ready.set(null);
        taken.clear();
    }

    /** The ids of the rooms that are still to be used. */
    Stream<String> rooms() {
        return Stream.concat(
                        Stream.of(Optional.ofNullable(making), Optional.ofNullable(ready.get()))
                                .flatMap(Optional::stream),
                        taken.values().stream().map(Taken::room))
                .map(OpenRoom::id);
    }

    private static void close(OpenRoom room) {
        room.close()
                .subscribe()
                .with(closed -> {}, failure -> LOG.debugf("an unused room was not closed: %s", failure.getMessage()));
    }
}
