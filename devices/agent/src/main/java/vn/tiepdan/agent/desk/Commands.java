package vn.tiepdan.agent.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;
import vn.tiepdan.agent.page.Pages;
import vn.tiepdan.agent.store.AgentStore;
import vn.tiepdan.agent.uplink.Uplink;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.Result;

/** Obeys each command at most once and answers each time it comes. */
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
        var result = store.resultOf(command.id()).orElseGet(() -> {
            var fresh = decide(command, late);
            store.remember(fresh);
            return fresh;
        });
        uplink.result(result)
                .subscribe()
                .with(
                        taken -> {},
                        failure -> LOG.warnf("the result of %s waits: %s", command.id(), failure.getMessage()));
    }

    private Result decide(Command command, boolean late) {
        if (late) {
            return end(command, Result.State.EXPIRED, "arrived after its time to live");
        }
        if (command.epoch() != 0 && command.epoch() != store.epoch()) {
            return end(
                    command, Result.State.REFUSED, "meant for start " + command.epoch() + ", this is " + store.epoch());
        }
        return switch (command.body()) {
            case Command.JoinCall join -> {
                calling.invited(join.invitation());
                yield pages.present()
                        ? end(command, Result.State.SUCCEEDED, "")
                        : end(
                                command,
                                Result.State.FAILED,
                                "no page is open; the one that opens finds the call in its view");
            }
            case Command.LeaveCall leave -> {
                calling.left(leave.call(), leave.why());
                yield end(command, Result.State.SUCCEEDED, "");
            }
        };
    }

    private Result end(Command command, Result.State state, String detail) {
        return new Result(command.id(), state, detail, clock.instant());
    }
}
