package vn.tiepdan.agent.command;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.agent.store.StoreFailed;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Result;

/**
 * The commands that are under way. Each is told that it runs, how far it has come, and once how it ended, at the latest when its time is
 * up; what comes of it after that is of no interest any more. Used from the agent's thread.
 */
@ApplicationScoped
public class Orders {
    private static final Logger LOG = Logger.getLogger(Orders.class);
    /** That a command runs is told before it has an effect, which may be the end of this process; nobody waits longer for it. */
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(2);

    private final Effects effects;
    private final Results results;
    private final AgentThread thread;
    private final Map<CommandId, UnderWay> underWay = new HashMap<>();

    Orders(Effects effects, Results results, AgentThread thread) {
        this.effects = effects;
        this.results = results;
        this.thread = thread;
    }

    private record UnderWay(Progress progress, AgentThread.Timer limit) {}

    /** How far a command has come; empty when it is not under way. */
    public Optional<Result> underWay(CommandId command) {
        return Optional.ofNullable(underWay.get(command))
                .map(it -> it.progress().latest());
    }

    /** What is not remembered has no effect; fails with {@link StoreFailed}. */
    public void begin(Command command) {
        var running = results.begun(command);
        var limit = Effects.limit(command.body());
        var progress = results.progress(running, thread);
        var overdue = thread.after(limit, () -> end(command.id(), overdue(limit)));
        underWay.put(command.id(), new UnderWay(progress, overdue));
        results.telling(running)
                .ifNoItem()
                .after(TOLD_WITHIN)
                .recoverWithUni(Uni.createFrom().voidItem())
                .onFailure()
                .recoverWithUni(Uni.createFrom().voidItem())
                .chain(() -> thread.call(() -> effects.of(command, progress)))
                .chain(effect -> effect)
                .subscribe()
                .with(
                        ending -> thread.post(() -> end(command.id(), ending)),
                        defect -> thread.post(() -> end(command.id(), broken(command, defect))));
    }

    /** Each time that the control plane can be reached again. */
    public void linkUp() {
        results.linkUp(Set.copyOf(underWay.keySet()));
    }

    private void end(CommandId command, Ending ending) {
        var ended = underWay.remove(command);
        if (ended != null) {
            ended.progress().end();
            ended.limit().cancel();
            results.tell(results.ended(command, ending));
        }
    }

    private static Ending overdue(Duration limit) {
        return Ending.failed(
                "took-too-long",
                "it was not done within " + limit.toSeconds() + " s; whether it still has an effect is unknown");
    }

    private static Ending broken(Command command, Throwable defect) {
        LOG.errorf(defect, "the command %s was not carried out", command.id());
        return Ending.failed("failed", "the agent could not do this; its log says why");
    }
}
