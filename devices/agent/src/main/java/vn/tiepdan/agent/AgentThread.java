package vn.tiepdan.agent;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The one thread on which an agent decides. Disk writes happen here too, so that what was said is true when it is said. */
@ApplicationScoped
public class AgentThread {
    private static final Logger LOG = Logger.getLogger(AgentThread.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("agent").daemon().factory());

    /** Runs the work; the Uni ends when it has ended, with its failure if it failed. Subscribing starts it. */
    public <T> Uni<T> call(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(thread);
    }

    public Uni<Void> run(Runnable work) {
        return call(() -> {
            work.run();
            return null;
        });
    }

    /** Runs the work soon; a failure is logged, because nobody waits for it. Does nothing once the agent stops. */
    public void post(Runnable work) {
        try {
            thread.execute(logged(work));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("the agent stops", stopping);
        }
    }

    public Timer after(Duration delay, Runnable work) {
        return new Timer(thread.schedule(logged(work), delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static Runnable logged(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (CancellationException stopping) {
                LOG.debug("cancelled", stopping);
            } catch (RuntimeException defect) {
                LOG.error("work of the agent failed", defect);
            }
        };
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
    }

    /** Something that will happen unless it is cancelled. */
    public record Timer(Future<?> future) {
        public void cancel() {
            future.cancel(false);
        }
    }
}
