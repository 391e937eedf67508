package vn.tiepdan.control.call;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.janus.MediaRooms;
import vn.tiepdan.control.janus.MediaServerListener;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.SignalUp;

/** The calls that run in this process, and the media server that is there for them. Everything happens on the calls' thread. */
@ApplicationScoped
class RunningCalls implements MediaServerListener {
    private static final Logger LOG = Logger.getLogger(RunningCalls.class);

    private final CallThread thread;
    private final LegLink link;
    private final CallSettings settings;
    private final RecordingSettings recording;
    private final NextRoom next;
    private final Map<CallId, LiveCall> running = new HashMap<>();
    private volatile @Nullable MediaRooms server;

    RunningCalls(CallThread thread, LegLink link, CallSettings settings, RecordingSettings recording, NextRoom next) {
        this.thread = thread;
        this.link = link;
        this.settings = settings;
        this.recording = recording;
        this.next = next;
    }

    /** Whether there is a media server now. */
    boolean possible() {
        return server != null;
    }

    /** Calls that ran before this process began go on, now or when the media server comes. */
    void adopt(List<CallRecord> records) {
        thread.execute(() -> records.forEach(record -> {
            var call = live(record);
            var rooms = server;
            if (rooms != null) {
                reopen(call, rooms);
            }
        }));
    }

    /** The id of the next call, whose room is made already if all is well. Any thread. */
    CallId next() {
        return next.take();
    }

    /** Gives the call its room; from this moment on its legs may join. Fails when there is no media server or it makes no room. */
    Uni<Void> begin(CallRecord record) {
        return Uni.createFrom()
                .deferred(() -> {
                    var rooms = server;
                    if (rooms == null) {
                        return Uni.createFrom().<Void>failure(new IllegalStateException("there is no media server"));
                    }
                    var folder = folder(record.id());
                    var room = next.claim(record.id(), rooms).orElseGet(() -> room(record, rooms, folder));
                    var call = live(record);
                    call.moveInto(room);
                    call.announce();
                    return room.made();
                })
                .runSubscriptionOn(thread);
    }

    private OpenRoom room(CallRecord record, MediaRooms rooms, Path folder) {
        return new OpenRoom(rooms, record.id(), folder, record.legs().size(), thread);
    }

    /** Harmless for a call that does not run here. */
    Uni<Void> finish(CallId id) {
        return Uni.createFrom()
                .item(id)
                .emitOn(thread)
                .chain(it -> Optional.ofNullable(running.remove(it))
                        .map(LiveCall::close)
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /** @return the attempt that begins with it, if any; a device that is no party of the call is not heard */
    Uni<Optional<Integer>> heard(DeviceId device, SignalUp signal, Instant now) {
        return Uni.createFrom().item(signal).emitOn(thread).map(it -> {
            var call = running.get(it.call());
            if (call == null || !call.hasLeg(it.leg(), device)) {
                LOG.debugf("device %s signals for a call that is not its own", device);
                return Optional.empty();
            }
            return call.heard(it.leg(), it, now);
        });
    }

    /** Looks at liveness and recordings; answers the calls that nobody will come back to. */
    Uni<List<CallId>> look(Instant now) {
        return Uni.createFrom()
                .item(() -> {
                    running.values().forEach(call -> call.look(now, settings.silentAfter()));
                    Optional.ofNullable(server).ifPresent(rooms -> next.look(now, rooms));
                    return running.values().stream()
                            .filter(call -> call.abandoned(now, settings.abandonedAfter()))
                            .map(call -> call.record().id())
                            .toList();
                })
                .runSubscriptionOn(thread);
    }

    @Override
    public void up(MediaRooms rooms) {
        server = rooms;
        thread.execute(() -> {
            running.values().forEach(call -> reopen(call, rooms));
            sweep(rooms);
        });
    }

    @Override
    public void down(String why) {
        server = null;
        thread.execute(() -> {
            next.lost();
            running.values().forEach(LiveCall::serverLost);
        });
    }

    /** A new server knows no rooms, and a restarted control plane no pages: both begin anew. */
    private void reopen(LiveCall call, MediaRooms rooms) {
        if (call.isOn(rooms)) {
            return;
        }
        var room = room(call.record(), rooms, folder(call.record().id()));
        call.moveInto(room);
        room.made()
                .emitOn(thread)
                .subscribe()
                .with(
                        opened -> call.rejoin("the media server is back"),
                        failure -> LOG.errorf(
                                "call %s was not reopened: %s", call.record().id(), failure.getMessage()));
    }

    /** Rooms that no call needs any more would stay open for ever. Asked after the list has come, which has no later ones. */
    private void sweep(MediaRooms rooms) {
        rooms.rooms()
                .emitOn(thread)
                .map(all -> all.stream()
                        .filter(room -> room.startsWith(MediaRooms.PREFIX) && !needed(room))
                        .toList())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(rooms::destroy)
                .collect()
                .last()
                .subscribe()
                .with(swept -> {}, failure -> LOG.warnf("old rooms were not closed: %s", failure.getMessage()));
    }

    private boolean needed(String room) {
        return Stream.concat(running.values().stream().map(LiveCall::room).flatMap(Optional::stream), next.rooms())
                .anyMatch(room::equals);
    }

    private LiveCall live(CallRecord record) {
        return running.computeIfAbsent(
                record.id(),
                id -> new LiveCall(
                        record,
                        thread,
                        link::signal,
                        new RecordingWatch(recording.of(id), recording.leastFreeBytes())));
    }

    /** When it cannot be made there is no recording, which the watch sees and both pages show; the call itself goes on. */
    private Path folder(CallId call) {
        var folder = recording.of(call);
        try {
            return Files.createDirectories(folder);
        } catch (IOException unwritable) {
            LOG.errorf("the folder for the recording of call %s cannot be made: %s", call, unwritable.getMessage());
            return folder;
        }
    }
}
