package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Result;

/** What became of commands. */
public interface CommandStore {
    /** How far a command got; the last five are terminal. */
    enum State {
        SENT,
        RUNNING,
        SUCCEEDED,
        FAILED,
        EXPIRED,
        REFUSED,
        /** It may have had its effect: the device did not say within its time. */
        UNKNOWN
    }

    Uni<Void> insert(DeviceId device, Command command, String kind, Instant at);

    /** A terminal state stays, except that a late word of the device replaces {@link State#UNKNOWN}. */
    Uni<Void> note(DeviceId device, Result result, Instant at);

    /** Commands that ran out without a word of the device become {@link State#UNKNOWN}; answers how many. */
    Uni<Integer> giveUpBefore(Instant moment);

    Uni<List<State>> statesOf(DeviceId device);
}
