package vn.tiepdan.agent.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import vn.tiepdan.agent.page.Pages;
import vn.tiepdan.agent.store.AgentStore;
import vn.tiepdan.agent.store.StoreFailed;
import vn.tiepdan.agent.uplink.Uplink;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Result;

/**
 * Obeys each command at most once and answers each time it comes. What is begun is on the disk before it has an effect; without
 * that memory nothing is done.
 */
@ApplicationScoped
class Commands {
    private static final Logger LOG = Logger.getLogger(Commands.class);

    private final AgentStore store;
    private final Calling calling;
    private final Pages pages;
    private final Uplink uplink;
    private final Clock clock;

    Commands(AgentStore store, Calling calling, Pages pages, Uplink uplink, Clock clock) {
        this.store = store;
        this.calling = calling;
        this.pages = pages;
        this.uplink = uplink;
        this.clock = clock;
    }

    /**
     * @param late whether its time to live had ended by the broker's count; the device's own clock decides nothing
     */
    void obey(Command command, boolean late) {
        answer(once(command.id(), () -> decide(command, late)));
    }

    /** Answers a command of which only the name could be understood. */
    void refuse(CommandId command, String why) {
        answer(once(command, () -> end(command, Result.State.REFUSED, why)));
    }

    private void answer(Result result) {
        uplink.result(result)
                .subscribe()
                .with(
                        taken -> {},
                        failure -> LOG.warnf("the result of %s waits: %s", result.command(), failure.getMessage()));
    }

    private Result once(CommandId command, Supplier<Result> effect) {
        try {
            var before = store.resultOf(command);
            if (before.isPresent()) {
                return before.filter(result -> result.state().terminal()).orElseGet(() -> interrupted(command));
            }
            store.remember(end(command, Result.State.RUNNING, ""));
        } catch (StoreFailed refused) {
            LOG.error("a command was not carried out because the disk refused", refused);
            return end(command, Result.State.FAILED, "nothing was done: " + refused.getMessage());
        }
        return remembered(effect.get());
    }

    /** Its effect is there, so that a disk which refuses now changes nothing of what is answered. */
    private Result remembered(Result result) {
        try {
            store.remember(result);
        } catch (StoreFailed refused) {
            LOG.error("the end of a command was not remembered", refused);
        }
        return result;
    }

    private Result interrupted(CommandId command) {
        return remembered(end(
                command,
                Result.State.FAILED,
                "the agent stopped while it carried this out; whether it had an effect is unknown"));
    }

    private Result decide(Command command, boolean late) {
        if (late) {
            return end(command.id(), Result.State.EXPIRED, "arrived after its time to live");
        }
        if (command.epoch() != 0 && command.epoch() != store.epoch()) {
            return end(
                    command.id(),
                    Result.State.REFUSED,
                    "meant for start " + command.epoch() + ", this is " + store.epoch());
        }
        return switch (command.body()) {
            case Command.JoinCall join -> {
                calling.invited(join.invitation());
                yield pages.present()
                        ? end(command.id(), Result.State.SUCCEEDED, "")
                        : end(
                                command.id(),
                                Result.State.FAILED,
                                "no page is open; the one that opens finds the call in its view");
            }
            case Command.LeaveCall leave -> {
                calling.left(leave.call(), leave.why());
                yield end(command.id(), Result.State.SUCCEEDED, "");
            }
            case Command.Body operators -> end(command.id(), Result.State.REFUSED, "not known here");
        };
    }

    private Result end(CommandId command, Result.State state, String detail) {
        return new Result(command, state, detail, clock.instant());
    }
}
