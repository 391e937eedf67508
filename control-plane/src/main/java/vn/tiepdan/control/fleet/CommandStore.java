package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Result;

/** What became of commands. */
public interface CommandStore {
    /** How far a command got; {@link CommandLife} says which leads to which. */
    enum State {
        /** It waits for a second person and was not sent. */
        AGREEING,
        /** On its way: nobody knows whether the device has it. */
        SENT,
        RUNNING,
        SUCCEEDED,
        FAILED,
        EXPIRED,
        REFUSED,
        /** Taken back before it was sent. */
        WITHDRAWN,
        /** Nobody agreed in time; it was not sent. */
        LAPSED,
        /** It may have had its effect: the device did not say within its time. */
        UNKNOWN
    }

    Uni<Void> insert(DeviceId device, Command command, String kind, Instant at);

    /** Locked until the transaction ends; empty when this device was never given such a command. */
    Uni<Optional<State>> lock(DeviceId device, CommandId id);

    Uni<Void> save(Result result, State next, Instant at);

    /**
     * Ends what ran out: commands without a word of the device become {@link State#UNKNOWN}, those that nobody agreed to
     * {@link State#LAPSED}.
     *
     * @param silentSince a command that has begun is given up when the device says nothing more of it since then
     * @return whose commands they were
     */
    Uni<Set<DeviceId>> giveUp(Instant now, Instant silentSince);

    Uni<List<State>> statesOf(DeviceId device);
}
