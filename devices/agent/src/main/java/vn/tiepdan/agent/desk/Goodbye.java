package vn.tiepdan.agent.desk;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Says goodbye before the link closes, so that a clean shutdown is not taken for a loss. */
@ApplicationScoped
class Goodbye {
    private static final Logger LOG = Logger.getLogger(Goodbye.class);
    private static final int PATIENCE_MILLIS = 1000;

    private final Desk desk;

    Goodbye(Desk desk) {
        this.desk = desk;
    }

    /** Runs on the thread that shuts the process down, which has nothing else to do. */
    void stopping(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent event) {
        desk.farewell()
                .subscribeAsCompletionStage()
                .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    LOG.warn("could not say goodbye; the broker will speak the last will");
                    return null;
                })
                .join();
    }
}
