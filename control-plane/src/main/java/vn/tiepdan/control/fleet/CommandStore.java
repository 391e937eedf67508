package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    /**
     * Whose command it is, and how far it got.
     *
     * @param wish what a person asked for, in the words of the wire; empty for a command of the system
     */
    record Held(DeviceId device, State state, Optional<String> wish) {
        Held as(State next) {
            return new Held(device, next, wish);
        }
    }

    /** How far a device's word brought its command. */
    record Reached(DeviceId device, Result said, State state) {}

    /** Locked until the transaction ends; what was never issued is not in it. */
    Uni<Map<CommandId, Held>> lock(Set<CommandId> ids);

    Uni<Void> save(Collection<Reached> reached, Instant at);

    /** A command that a device's silence or word has ended. */
    record Ended(CommandId id, Held held) {}

    /**
     * Ends what ran out: commands without a word of the device become {@link State#UNKNOWN}, those that nobody agreed to
     * {@link State#LAPSED}.
     *
     * @param silentSince a command that has begun is given up when the device says nothing more of it since then
     * @return which they were, as they are now
     */
    Uni<List<Ended>> giveUp(Instant now, Instant silentSince);

    Uni<List<State>> statesOf(DeviceId device);
}
