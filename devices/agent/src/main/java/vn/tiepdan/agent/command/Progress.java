package vn.tiepdan.agent.command;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.wire.Result;

/**
 * How far one command has come. What is reached between two words is told with the next one: at most one a second, none while the
 * broker does not have the one before, and never less than before. 100 is not told, because only the end says that all is done.
 */
final class Progress {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int WHOLE = 100;

    private final Clock clock;
    private final AgentThread thread;
    private final Function<Result, Uni<Void>> telling;
    private Result latest;
    private Result told;
    private boolean waits;
    private boolean ended;
    private AgentThread.@Nullable Timer next;

    /**
     * @param begun   what was told last of this command; the first word of progress keeps its distance from it too
     * @param telling ends when the broker has it
     */
    Progress(Result begun, Clock clock, AgentThread thread, Function<Result, Uni<Void>> telling) {
        this.clock = clock;
        this.thread = thread;
        this.telling = telling;
        latest = begun;
        told = begun;
        pause();
    }

    /**
     * From any thread.
     *
     * @param done how many of its steps, with the part of the present one that is done
     * @param all  how many steps it has; its end is the last of them
     */
    void reached(double done, int all) {
        int percent = Math.min(WHOLE - 1, (int) (WHOLE * done / all));
        thread.post(() -> reached(percent));
    }

    private void reached(int percent) {
        var before = latest.progressPercent();
        if (before == null || percent > before) {
            latest = new Result(latest.command(), latest.state(), "", clock.instant(), percent, latest.finding());
            tell();
        }
    }

    /** What an operator who asks now is told. On the agent's thread, as everything below. */
    Result latest() {
        return latest;
    }

    /** Nothing is told any more. */
    void end() {
        ended = true;
        if (next != null) {
            next.cancel();
        }
    }

    private void tell() {
        if (waits || ended || latest.equals(told)) {
            return;
        }
        waits = true;
        told = latest;
        telling.apply(told).subscribe().with(taken -> thread.post(this::pause), notTaken -> thread.post(this::pause));
    }

    private void pause() {
        waits = true;
        next = thread.after(PAUSE, () -> {
            waits = false;
            tell();
        });
    }
}
