package vn.tiepdan.control.call;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/** The one thread on which calls decide. It never waits: requests to media servers and devices are asynchronous. */
@ApplicationScoped
public class CallThread implements Executor {
    private static final Logger LOG = Logger.getLogger(CallThread.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("calls").daemon().factory());

    @Override
    public void execute(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException defect) {
                    LOG.error("work on a call failed", defect);
                }
            });
        } catch (RejectedExecutionException stopping) {
            LOG.debug("calls have stopped", stopping);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
    }
}
