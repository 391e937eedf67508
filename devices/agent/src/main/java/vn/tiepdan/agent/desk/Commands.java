package vn.tiepdan.agent.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import vn.tiepdan.agent.command.Ending;
import vn.tiepdan.agent.command.Orders;
import vn.tiepdan.agent.command.Results;
import vn.tiepdan.agent.page.Pages;
import vn.tiepdan.agent.status.StatusReporter;
import vn.tiepdan.agent.store.StoreFailed;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Result;

/**
 * Obeys each command at most once and answers each time it comes. What is begun is on the disk before it has an effect; without
 * that memory nothing is done. A call is joined and left at once; everything else is an operator's and under way for a while.
 */
@ApplicationScoped
class Commands {
    private static final Logger LOG = Logger.getLogger(Commands.class);

    private final Results results;
    private final Orders orders;
    private final Calling calling;
    private final Pages pages;
    private final StatusReporter status;

    Commands(Results results, Orders orders, Calling calling, Pages pages, StatusReporter status) {
        this.results = results;
        this.orders = orders;
        this.calling = calling;
        this.pages = pages;
        this.status = status;
    }

    /**
     * @param late whether its time to live had ended by the broker's count; the device's own clock decides nothing
     */
    void obey(Command command, boolean late) {
        once(command.id(), () -> decide(command, late));
    }

    /** Answers a command of which only the name could be understood. */
    void refuse(CommandId command, String why) {
        once(command, () -> end(command, Result.State.REFUSED, why));
    }

    void linkUp() {
        orders.linkUp();
    }

    private void once(CommandId command, Runnable effect) {
        try {
            var before = results.of(command);
            if (before.isPresent()) {
                again(before.get());
            } else {
                effect.run();
            }
        } catch (StoreFailed refused) {
            LOG.error("a command was not carried out because the disk refused", refused);
            results.tell(results.unremembered(
                    command, new Ending(Result.State.FAILED, "nothing was done: " + refused.getMessage(), null)));
        }
    }

    private void again(Result before) {
        results.tell(
                before.state().terminal()
                        ? before
                        : orders.underWay(before.command()).orElseGet(() -> results.settled(before)));
    }

    private void decide(Command command, boolean late) {
        var body = command.body();
        if (late) {
            end(command.id(), Result.State.EXPIRED, "arrived after its time to live");
        } else if (command.epoch() != 0 && command.epoch() != results.start()) {
            end(
                    command.id(),
                    Result.State.REFUSED,
                    "meant for start " + command.epoch() + ", this is " + results.start());
        } else if (body instanceof Command.JoinCall join) {
            atOnce(command, () -> join(join));
        } else if (body instanceof Command.LeaveCall(var call, var why)) {
            atOnce(command, () -> {
                calling.left(call, why);
                return Ending.done();
            });
        } else if (body instanceof Command.Disturbing disturbing && !disturbing.evenInSession() && inSession()) {
            end(command.id(), Ending.refused(Finding.of("session-runs"), "a session runs here"));
        } else {
            orders.begin(command);
        }
    }

    private boolean inSession() {
        return status.session().isPresent() || calling.running();
    }

    private Ending join(Command.JoinCall join) {
        calling.invited(join.invitation());
        return pages.present()
                ? Ending.done()
                : new Ending(
                        Result.State.FAILED, "no page is open; the one that opens finds the call in its view", null);
    }

    private void atOnce(Command command, Supplier<Ending> effect) {
        results.begun(command);
        end(command.id(), effect.get());
    }

    private void end(CommandId command, Result.State state, String detail) {
        end(command, new Ending(state, detail, null));
    }

    private void end(CommandId command, Ending ending) {
        results.tell(results.ended(command, ending));
    }
}
