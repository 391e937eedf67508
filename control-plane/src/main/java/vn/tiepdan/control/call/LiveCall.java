package vn.tiepdan.control.call;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.janus.MediaRooms;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.SignalUp;

/** A call that runs: its room on the media server that is there now, and its legs. Everything runs on the calls' thread. */
final class LiveCall implements LiveLeg.Owner {
    private static final Logger LOG = Logger.getLogger(LiveCall.class);
    private final CallRecord record;
    private final Executor thread;
    private final BiConsumer<DeviceId, SignalDown> link;
    private final RecordingWatch recording;
    private final Map<LegId, LiveLeg> legs = new LinkedHashMap<>();
    private final Map<LegId, SignalDown.State> told = new HashMap<>();
    private @Nullable OpenRoom room;

    LiveCall(CallRecord record, Executor thread, BiConsumer<DeviceId, SignalDown> link, RecordingWatch recording) {
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
    boolean isOn(MediaRooms connection) {
        return room != null && room.server() == connection;
    }

    /** The room on the server that is there now. */
    Optional<String> room() {
        return Optional.ofNullable(room).map(OpenRoom::id);
    }

    /** From now on its legs may join this room; whoever joins while it is being made waits for it. */
    void moveInto(OpenRoom fresh) {
        legs.values().forEach(leg -> leg.keep(fresh.seat()));
        room = fresh;
    }

    /** Lets the pages begin with the receiving half at the same time as with the sending one. */
    void announce() {
        legs.values().forEach(LiveLeg::announce);
    }

    /** The server is gone and everything on it. */
    void serverLost() {
        room = null;
        legs.values().forEach(LiveLeg::leave);
        tellState();
    }

    /** Every page begins anew that has not done so by itself. */
    void rejoin(String why) {
        legs.values().stream().filter(leg -> leg.current().isEmpty()).forEach(leg -> rejoin(leg, why));
    }

    boolean hasLeg(LegId leg, DeviceId device) {
        return record.of(device).filter(it -> it.id().equals(leg)).isPresent();
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
        if (signal instanceof SignalUp.Join join) {
            return join(leg, join);
        }
        var going = leg.current().filter(it -> it.number() == signal.attempt());
        switch (signal) {
            case SignalUp.Join _ -> throw new IllegalStateException("a join begins an attempt");
            case SignalUp.Answer answer -> going.ifPresent(it -> answer(leg, it, answer));
            case SignalUp.Candidates candidates -> going.ifPresent(it -> it.trickle(candidates));
            case SignalUp.Leave _ -> going.ifPresent(_ -> leg.forget());
            case SignalUp.Quality quality -> quality(leg, quality, going.isPresent());
        }
        return Optional.empty();
    }

    private void answer(LiveLeg leg, Attempt attempt, SignalUp.Answer answer) {
        attempt.answer(answer)
                .subscribe()
                .with(
                        done -> {},
                        failure -> thread.execute(() -> {
                            if (!attempt.isOver()) {
                                broken(leg, "the answer was refused");
                            }
                        }));
    }

    /** Whoever believes to be in an attempt that is over here must begin anew; one that is yet to come is not known here. */
    private void quality(LiveLeg leg, SignalUp.Quality quality, boolean goesOn) {
        if (goesOn) {
            tellState();
        } else if (room != null && quality.attempt() <= leg.attempt()) {
            rejoin(leg, "this attempt is over");
        }
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
        legs.values().forEach(LiveLeg::leave);
        return room == null ? Uni.createFrom().voidItem() : room.close();
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
        var into = room;
        if (into == null) {
            return Optional.empty();
        }
        return leg.begin(join.attempt(), into).map(attempt -> {
            told.remove(leg.record().id());
            if (attempt.number() == 1) {
                told.put(leg.record().id(), atFirst(leg));
            }
            attempt.join(into, join.sdp())
                    .subscribe()
                    .with(
                            done -> thread.execute(this::tellState),
                            failure -> thread.execute(() -> notJoined(leg, attempt, failure)));
            return attempt.number();
        });
    }

    private void notJoined(LiveLeg leg, Attempt attempt, Throwable failure) {
        if (!attempt.isOver()) {
            LOG.warnf("leg %s could not join: %s", leg.record().id(), failure.getMessage());
            broken(leg, "could not join");
        }
    }

    private void rejoin(LiveLeg leg, String why) {
        leg.forget();
        tell(leg, new SignalDown.Rejoin(record.id(), leg.record().id(), leg.attempt() + 1, why));
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
        if (other.isEmpty() || !other.get().everPublished()) {
            return SignalDown.OtherSide.EXPECTED;
        }
        return other.get().publishing() ? SignalDown.OtherSide.PRESENT : SignalDown.OtherSide.INTERRUPTED;
    }

    /** What a page that has just been invited assumes by itself. */
    private SignalDown.State atFirst(LiveLeg leg) {
        return new SignalDown.State(
                record.id(), leg.record().id(), 1, SignalDown.OtherSide.EXPECTED, SignalDown.Recording.STARTING, null);
    }
}
