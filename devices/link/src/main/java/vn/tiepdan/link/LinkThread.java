package vn.tiepdan.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** The one thread on which a link decides, with its clocks. Work that comes after the end is dropped. */
final class LinkThread implements Executor {
    private static final Logger LOG = Logger.getLogger(LinkThread.class);

    private final ScheduledThreadPoolExecutor executor;
    private final InstantSource clock;

    LinkThread(String link, InstantSource clock) {
        this.clock = clock;
        executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("link-" + link).daemon().factory());
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable work) {
        try {
            executor.execute(guarded(work));
        } catch (RejectedExecutionException ended) {
            LOG.trace("work after the end", ended);
        }
    }

    void after(Duration delay, Runnable work) {
        try {
            var _ = executor.schedule(guarded(work), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException ended) {
            LOG.trace("work after the end", ended);
        }
    }

    void every(Duration period, Runnable work) {
        var _ = executor.scheduleWithFixedDelay(
                guarded(work), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A defect in one step must not silence the link. */
    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException defect) {
                LOG.error("a step of a link failed", defect);
            }
        };
    }

    Instant now() {
        return clock.instant();
    }

    LongSupplier nanoTime() {
        return System::nanoTime;
    }

    void end() {
        executor.shutdown();
    }

    /** Waits for {@link #end}, then ends by force. */
    void awaitEnd(Duration limit) {
        try {
            if (!executor.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            executor.shutdownNow();
        }
    }
}
