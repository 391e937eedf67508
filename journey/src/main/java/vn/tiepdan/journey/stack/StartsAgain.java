package vn.tiepdan.journey.stack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Whether an agent that has ended is to be started again, as a service manager would. It is when it says so with its exit code, an
 * operator having asked for it, but not so often that something must be wrong.
 */
public final class StartsAgain {
    /** What an agent ends with that wants to be started again. */
    static final int WANTED = 85;

    static final int MOST = 5;
    static final Duration WITHIN = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private final Deque<Long> starts = new ArrayDeque<>();

    public StartsAgain() {
        this(System::nanoTime);
    }

    /** @param nanos as {@link System#nanoTime} */
    StartsAgain(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Counts the start that it allows. */
    public boolean after(int exitCode) {
        if (exitCode != WANTED) {
            return false;
        }
        long now = nanos.getAsLong();
        while (!starts.isEmpty() && now - starts.getFirst() >= WITHIN.toNanos()) {
            starts.removeFirst();
        }
        if (starts.size() >= MOST) {
            return false;
        }
        starts.addLast(now);
        return true;
    }
}
