package vn.tiepdan.control.call;

import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.janus.JanusConnection;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.SignalUp;

/** A call that runs: its room on the media server that is there now, and its legs. Everything runs on the calls' thread. */
final class LiveCall implements LiveLeg.Owner {
    private static final Logger LOG = Logger.getLogger(LiveCall.class);
    /** Letters of 5 bits: 130 bits, beyond guessing. */
    private static final int SECRET_LETTERS = 26;

    private final CallRecord record;
    private final CallThread thread;
    private final BiConsumer<DeviceId, SignalDown> link;
    private final RecordingWatch recording;
    private final Map<LegId, LiveLeg> legs = new LinkedHashMap<>();
    private final Map<LegId, SignalDown.State> told = new HashMap<>();
    private @Nullable JanusConnection server;
    private String room = "";
    private Uni<Void> roomReady = Uni.createFrom().failure(new IllegalStateException("no room yet"));

    LiveCall(CallRecord record, CallThread thread, BiConsumer<DeviceId, SignalDown> link, RecordingWatch recording) {
        this.record = record;
        this.thread = thread;
        this.link = link;
        this.recording = recording;
        record.legs().forEach(leg -> legs.put(leg.id(), new LiveLeg(record, leg, this, thread)));
    }

    CallRecord record() {
        return record;
    }

    /** Whether its room is on this server already. */
    boolean isOn(JanusConnection connection) {
        return server == connection;
    }

    /** The room on the server that is there now; empty before the first. */
    String room() {
        return room;
    }

    /** Makes the room on this server; whoever joins meanwhile waits for it. */
    Uni<Void> openOn(JanusConnection connection, Path folder) {
        server = connection;
        room = JanusConnection.ROOM_PREFIX + record.id() + "-" + Secrets.word(SECRET_LETTERS);
        roomReady = connection.create(room, folder.toString()).memoize().indefinitely();
        return roomReady;
    }

    /** The server is gone and everything on it. */
    void serverLost() {
        server = null;
        roomReady = Uni.createFrom().failure(new IllegalStateException("the media server is lost"));
        legs.values().forEach(LiveLeg::forget);
        tellState();
    }

    /** Every page begins anew. */
    void rejoinAll(String why) {
        legs.values().forEach(leg -> rejoin(leg, why));
    }

    /** @return the attempt that begins with it, if any */
    Optional<Integer> heard(LegId id, SignalUp signal, Instant now) {
        var leg = legs.get(id);
        if (leg == null) {
            return Optional.empty();
        }
        leg.heard(now);
        LOG.debugf(
                "leg %s attempt %d: %s", id, signal.attempt(), signal.getClass().getSimpleName());
        return switch (signal) {
            case SignalUp.Join join -> join(leg, join);
            case SignalUp.Answer answer -> {
                if (current(leg, answer)) {
                    leg.answer(answer)
                            .subscribe()
                            .with(done -> {}, failure -> thread.execute(() -> broken(leg, "the answer was refused")));
                }
                yield Optional.empty();
            }
            case SignalUp.Candidates candidates -> {
                if (current(leg, candidates)) {
                    leg.trickle(candidates);
                }
                yield Optional.empty();
            }
            case SignalUp.Quality quality -> {
                if (quality.attempt() == leg.attempt()) {
                    tellState();
                } else if (quality.attempt() < leg.attempt()) {
                    rejoin(leg, "this attempt is over");
                }
                yield Optional.empty();
            }
            case SignalUp.Leave leave -> {
                if (current(leg, leave)) {
                    leg.forget();
                }
                yield Optional.empty();
            }
        };
    }

    /** Looks at liveness and at the recording, and tells the pages what changed. */
    void look(Instant now, Duration silentAfter) {
        recording.look(
                now,
                legs.values().stream()
                        .filter(LiveLeg::publishing)
                        .map(leg -> leg.record().id())
                        .collect(Collectors.toSet()));
        for (var leg : legs.values()) {
            if (leg.publishing()
                    && leg.heardAt()
                            .filter(at -> at.isAfter(now.minus(silentAfter)))
                            .isEmpty()) {
                LOG.infof("leg %s is silent", leg.record().id());
                leg.forget();
            }
        }
        tellState();
    }

    /** Nobody has been heard for so long that nobody will come back. */
    boolean abandoned(Instant now, Duration after) {
        return legs.values().stream()
                .map(leg -> leg.heardAt().orElse(record.openedAt()))
                .allMatch(at -> at.isBefore(now.minus(after)));
    }

    Uni<Void> close() {
        legs.values().forEach(LiveLeg::forget);
        var connection = server;
        return connection == null ? Uni.createFrom().voidItem() : connection.destroy(room);
    }

    @Override
    public void publishing(LiveLeg leg, boolean running) {
        tellState();
    }

    @Override
    public void broken(LiveLeg leg, String why) {
        LOG.infof("leg %s attempt %d is broken: %s", leg.record().id(), leg.attempt(), why);
        rejoin(leg, why);
    }

    @Override
    public void tell(LiveLeg leg, SignalDown signal) {
        LOG.debugf(
                "leg %s is told %s of attempt %d",
                leg.record().id(), signal.getClass().getSimpleName(), signal.attempt());
        link.accept(leg.record().device(), signal);
    }

    private Optional<Integer> join(LiveLeg leg, SignalUp.Join join) {
        var connection = server;
        if (connection == null || !leg.begins(join.attempt())) {
            return Optional.empty();
        }
        told.remove(leg.record().id());
        var token = Secrets.word(SECRET_LETTERS);
        int mine = leg.attempt();
        roomReady
                .chain(() -> connection.admit(room, token))
                .emitOn(thread)
                .chain(() -> leg.join(connection, room, token, join.sdp()))
                .call(() -> connection.expel(room, token))
                .subscribe()
                .with(
                        done -> thread.execute(this::tellState),
                        failure -> thread.execute(() -> {
                            if (mine == leg.attempt()) {
                                LOG.warnf(
                                        "leg %s could not join: %s",
                                        leg.record().id(), failure.getMessage());
                                if (server == connection) {
                                    broken(leg, "could not join");
                                }
                            }
                        }));
        return Optional.of(mine);
    }

    private void rejoin(LiveLeg leg, String why) {
        leg.forget();
        tell(leg, new SignalDown.Rejoin(record.id(), leg.record().id(), leg.attempt() + 1, why));
    }

    private static boolean current(LiveLeg leg, SignalUp signal) {
        return signal.attempt() == leg.attempt();
    }

    /** Each page hears of a change once. */
    private void tellState() {
        for (var leg : legs.values()) {
            var state = new SignalDown.State(
                    record.id(),
                    leg.record().id(),
                    leg.attempt(),
                    otherSideOf(leg),
                    recording.state(),
                    recording.until());
            if (!state.equals(told.put(leg.record().id(), state)) && leg.attempt() > 0) {
                tell(leg, state);
            }
        }
    }

    private SignalDown.OtherSide otherSideOf(LiveLeg leg) {
        var other = legs.values().stream().filter(it -> it != leg).findFirst();
        if (other.isEmpty() || other.get().attempt() == 0) {
            return SignalDown.OtherSide.EXPECTED;
        }
        return other.get().publishing() ? SignalDown.OtherSide.PRESENT : SignalDown.OtherSide.INTERRUPTED;
    }
}
