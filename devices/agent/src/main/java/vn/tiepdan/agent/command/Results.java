package vn.tiepdan.agent.command;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.agent.store.AgentStore;
import vn.tiepdan.agent.store.StoreFailed;
import vn.tiepdan.agent.uplink.Uplink;
import vn.tiepdan.peripheral.Host;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Result;

/** What is remembered and told of commands. The disk has it first, and what may have got lost on the way is told again. */
@ApplicationScoped
public class Results {
    private static final Logger LOG = Logger.getLogger(Results.class);
    private static final int ALL = 1_000;
    private static final int TOLD_AGAIN = 20;
    private static final Duration TOLD_AGAIN_FOR = Duration.ofDays(1);

    private final AgentStore store;
    private final Uplink uplink;
    private final Clock clock;
    private final String boot = Host.boot();
    private final Set<CommandId> told = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CommandId, Boolean> eldest) {
            return size() > ALL;
        }
    }));
    private boolean settled;

    Results(AgentStore store, Uplink uplink, Clock clock) {
        this.store = store;
        this.uplink = uplink;
        this.clock = clock;
    }

    /** Number of this start. */
    public long start() {
        return store.epoch();
    }

    /** What is remembered of this command; fails with {@link StoreFailed}. */
    public Optional<Result> of(CommandId command) {
        return store.resultOf(command);
    }

    /** Remembers that it is begun; fails with {@link StoreFailed}, and then nothing may be done. */
    public Result begun(Command command) {
        var finding = Settling.begun(command.body(), start(), boot);
        var running = new Result(command.id(), Result.State.RUNNING, "", clock.instant(), null, finding);
        store.remember(running);
        return running;
    }

    /** Told as it grows, and not remembered: after a kill it means nothing. */
    Progress progress(Result begun, AgentThread thread) {
        return new Progress(begun, clock, thread, this::telling);
    }

    /** Its effect is there, so that a disk which refuses now changes nothing of what is answered. */
    public Result ended(CommandId command, Ending ending) {
        return remembered(unremembered(command, ending));
    }

    /** For a command of which nothing was done. */
    public Result unremembered(CommandId command, Ending ending) {
        return new Result(command, ending.state(), ending.detail(), clock.instant(), null, ending.finding());
    }

    /** The end of a command that an earlier start had begun. */
    public Result settled(Result begun) {
        return remembered(Settling.ended(begun, start(), boot, clock.instant()));
    }

    private Result remembered(Result result) {
        try {
            store.remember(result);
        } catch (StoreFailed refused) {
            LOG.error("the end of a command was not remembered", refused);
        }
        return result;
    }

    public void tell(Result result) {
        telling(result).subscribe().with(taken -> {}, failure -> LOG.debug("not told", failure));
    }

    /** Ends when the broker has it. */
    Uni<Void> telling(Result result) {
        return uplink.result(result)
                .invoke(() -> {
                    if (result.state().terminal()) {
                        told.add(result.command());
                    }
                })
                .onFailure()
                .invoke(failure -> LOG.warnf("the result of %s waits: %s", result.command(), failure.getMessage()));
    }

    /**
     * Tells what the control plane may not have heard; a repeat is harmless there.
     *
     * @param running what is under way in this process
     */
    void linkUp(Set<CommandId> running) {
        try {
            var again = new LinkedHashSet<>(settle(running));
            again.addAll(untold());
            new ArrayList<>(again).reversed().forEach(this::tell);
        } catch (StoreFailed closed) {
            LOG.warnf("what became of earlier commands cannot be read: %s", closed.getMessage());
        }
    }

    private List<Result> settle(Set<CommandId> running) {
        if (settled) {
            return List.of();
        }
        var ends = store.latestResults(ALL).stream()
                .filter(result -> !result.state().terminal() && !running.contains(result.command()))
                .map(this::settled)
                .toList();
        settled = true;
        return ends;
    }

    private List<Result> untold() {
        var since = clock.instant().minus(TOLD_AGAIN_FOR);
        return store.latestResults(TOLD_AGAIN).stream()
                .filter(result ->
                        result.state().terminal() && result.at().isAfter(since) && !told.contains(result.command()))
                .toList();
    }
}
