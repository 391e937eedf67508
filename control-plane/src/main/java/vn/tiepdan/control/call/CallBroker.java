package vn.tiepdan.control.call;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.tiepdan.control.fleet.DeviceLink;
import vn.tiepdan.control.janus.JanusConnection;
import vn.tiepdan.control.janus.MediaServer;
import vn.tiepdan.control.janus.MediaServerListener;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.CallInvitation;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.SignalUp;

/** Opens calls, carries their signalling, and ends them. What runs is found again after a restart of anything. */
@ApplicationScoped
public class CallBroker implements Calls, MediaServerListener {
    private static final Logger LOG = Logger.getLogger(CallBroker.class);

    private static final int MOST_OPENING = 256;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(10);

    private final CallStore store;
    private final Transactions transactions;
    private final MediaServer media;
    private final DeviceLink link;
    private final Instance<CallListener> listeners;
    private final CallThread thread;
    private final CallSettings settings;
    private final RecordingSettings recording;
    private final Clock clock;
    /** On the calls' thread only. */
    private final Map<CallId, LiveCall> running = new HashMap<>();
    /** Between {@link #open} and {@link #start}; what a rolled-back transaction leaves is pushed out by others. */
    private final Map<CallId, CallRecord> opening = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CallId, CallRecord> eldest) {
            return size() > MOST_OPENING;
        }
    });

    CallBroker(
            CallStore store,
            Transactions transactions,
            MediaServer media,
            DeviceLink link,
            @Any Instance<CallListener> listeners,
            CallThread thread,
            CallSettings settings,
            RecordingSettings recording,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.media = media;
        this.link = link;
        this.listeners = listeners;
        this.thread = thread;
        this.settings = settings;
        this.recording = recording;
        this.clock = clock;
    }

    /** Calls that ran before this process began go on. */
    void begin(@Observes StartupEvent event) {
        transactions
                .in(store::allRunning)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, MOST_PAUSE)
                .indefinitely()
                .emitOn(thread)
                .subscribe()
                .with(
                        calls -> calls.forEach(record -> {
                            var call = live(record);
                            media.current().ifPresent(connection -> reopen(call, connection));
                        }),
                        failure -> LOG.error("the calls that ran before were not found", failure));
    }

    @Override
    public Uni<List<CallInvitation>> open(SessionId session, List<Party> parties) {
        if (media.current().isEmpty()) {
            throw new Refused(Problem.of(
                    503,
                    "no-media-server",
                    "Nobody can be called at the moment",
                    "The media server is not there. Ask IT to look at the system page of the console."));
        }
        var legs = parties.stream()
                .map(party -> new CallRecord.Leg(LegId.fresh(), party.device(), party.role(), party.with(), 0))
                .toList();
        var record = new CallRecord(CallId.fresh(), session, clock.instant(), legs);
        opening.put(record.id(), record);
        return transactions
                .in(() -> store.insert(record))
                .replaceWith(legs.stream().map(record::invitation).toList());
    }

    /** Seats the legs before anything else happens, so that the room's page may join as soon as it has its invitation. */
    @Override
    public Uni<Void> start(CallId id, DeviceId asked) {
        return Uni.createFrom()
                .item(() -> Optional.ofNullable(opening.remove(id)))
                .chain(known ->
                        known.isPresent() ? Uni.createFrom().item(known) : transactions.in(() -> store.running(id)))
                .emitOn(thread)
                .chain(found -> found.map(record -> startNow(record, asked))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> startNow(CallRecord record, DeviceId asked) {
        var call = live(record);
        var others = record.legs().stream()
                .filter(leg -> !leg.device().equals(asked))
                .toList();
        var invited = Multi.createFrom()
                .iterable(others)
                .onItem()
                .transformToUniAndMerge(leg -> command(leg.device(), new Command.JoinCall(record.invitation(leg))))
                .collect()
                .last()
                .replaceWithVoid();
        var connection = media.current();
        if (connection.isEmpty()) {
            return end(record.id(), CallEnd.NO_MEDIA_SERVER);
        }
        var opened = call.openOn(connection.get(), folder(record.id()))
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf("call %s has no room: %s", record.id(), failure.getMessage());
                    return end(record.id(), CallEnd.NO_MEDIA_SERVER);
                });
        return Uni.combine().all().unis(opened, invited).discardItems();
    }

    @Override
    public Uni<Void> end(CallId id, CallEnd why) {
        return transactions
                .in(() -> store.running(id)
                        .chain(found -> store.end(id, why, clock.instant()).map(ended -> found.filter(_ -> ended))))
                .chain(found -> found.map(record -> finish(record, why))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> finish(CallRecord record, CallEnd why) {
        return Uni.createFrom()
                .item(record)
                .emitOn(thread)
                .chain(it -> Optional.ofNullable(running.remove(it.id()))
                        .map(LiveCall::close)
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("the room of call %s was not closed: %s", record.id(), failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .chain(() -> Multi.createFrom()
                        .iterable(record.legs())
                        .onItem()
                        .transformToUniAndMerge(leg -> command(leg.device(), new Command.LeaveCall(record.id(), why)))
                        .collect()
                        .last())
                .chain(() -> Multi.createFrom()
                        .iterable(listeners)
                        .onItem()
                        .transformToUniAndConcatenate(listener -> listener.ended(record.id(), record.session(), why))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<CallInvitation>> invitation(SessionId session, DeviceId device) {
        return transactions
                .in(() -> store.running(session))
                .map(found -> found.flatMap(record -> record.of(device).map(record::invitation)));
    }

    /** What a page says. A device that is no party of the call is not heard. */
    public Uni<Void> heard(DeviceId device, SignalUp signal) {
        return Uni.createFrom().item(signal).emitOn(thread).chain(it -> {
            var call = running.get(it.call());
            if (call == null
                    || call.record()
                            .of(device)
                            .filter(leg -> leg.id().equals(it.leg()))
                            .isEmpty()) {
                LOG.debugf("device %s signals for a call that is not its own", device);
                return Uni.createFrom().voidItem();
            }
            return call.heard(it.leg(), it, clock.instant())
                    .map(attempt -> transactions.in(() -> store.attempted(it.leg(), attempt)))
                    .orElseGet(() -> Uni.createFrom().voidItem());
        });
    }

    @Override
    public void up(JanusConnection connection) {
        thread.execute(() -> {
            running.values().forEach(call -> reopen(call, connection));
            sweep(connection);
        });
    }

    @Override
    public void down(String why) {
        thread.execute(() -> running.values().forEach(LiveCall::serverLost));
    }

    @Scheduled(every = "${tiepdan.call.look:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return Uni.createFrom()
                .item(() -> {
                    var now = clock.instant();
                    running.values().forEach(call -> call.look(now, settings.silentAfter()));
                    return running.values().stream()
                            .filter(call -> call.abandoned(now, settings.abandonedAfter()))
                            .map(call -> call.record().id())
                            .toList();
                })
                .runSubscriptionOn(thread)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(id -> end(id, CallEnd.ABANDONED))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** A new server knows no rooms, and a restarted control plane no pages: both begin anew. */
    private void reopen(LiveCall call, JanusConnection connection) {
        if (call.isOn(connection)) {
            return;
        }
        call.openOn(connection, folder(call.record().id()))
                .emitOn(thread)
                .subscribe()
                .with(
                        opened -> call.rejoinAll("the media server is back"),
                        failure -> LOG.errorf(
                                "call %s was not reopened: %s", call.record().id(), failure.getMessage()));
    }

    /** Rooms that no call needs any more would stay open for ever. */
    private void sweep(JanusConnection connection) {
        var needed = running.values().stream().map(LiveCall::room).toList();
        connection
                .rooms()
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .filter(room -> room.startsWith(JanusConnection.ROOM_PREFIX) && !needed.contains(room))
                .onItem()
                .transformToUniAndConcatenate(connection::destroy)
                .collect()
                .last()
                .subscribe()
                .with(swept -> {}, failure -> LOG.warnf("old rooms were not closed: %s", failure.getMessage()));
    }

    private LiveCall live(CallRecord record) {
        return running.computeIfAbsent(
                record.id(),
                id -> new LiveCall(
                        record, thread, this::tell, new RecordingWatch(folder(id), recording.leastFreeBytes())));
    }

    private void tell(DeviceId device, SignalDown signal) {
        link.signal(device, signal)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf("a signal to %s was not taken: %s", device, failure.getMessage()));
    }

    private Uni<Void> command(DeviceId device, Command.Body body) {
        var expiry = clock.instant().plus(settings.commandLives());
        return link.command(device, new Command(CommandId.fresh(), "system", 0, expiry, body))
                .onFailure()
                .invoke(failure -> LOG.warnf("a command to %s was not taken: %s", device, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Path folder(CallId call) {
        try {
            return Files.createDirectories(recording.of(call));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
