package vn.tiepdan.agent.desk;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.agent.store.AgentStore;
import vn.tiepdan.agent.store.StoreFailed;
import vn.tiepdan.wire.Event;

/**
 * Opens the store as the agent starts, not when the first citizen needs it, and tells the control plane what became of a damaged
 * one. Ready while something can be kept.
 */
@ApplicationScoped
@Readiness
class Storage implements AsyncHealthCheck {
    private static final String NAME = "store";

    private final AgentThread thread;
    private final AgentStore store;
    private final EventPump events;

    Storage(AgentThread thread, AgentStore store, EventPump events) {
        this.thread = thread;
        this.store = store;
        this.events = events;
    }

    void start(@Observes StartupEvent event) {
        thread.post(() -> store.trouble()
                .ifPresent(what ->
                        events.happened("alarm-raised store " + store.epoch(), new Event.AlarmRaised(NAME, what))));
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return thread.call(() -> {
            var answer = HealthCheckResponse.named(NAME).withData("start", store.epoch());
            store.trouble().ifPresent(what -> answer.withData("found", what));
            try {
                return answer.withData("queued", store.queued()).up().build();
            } catch (StoreFailed closed) {
                return answer.withData("failed", String.valueOf(closed.getMessage()))
                        .down()
                        .build();
            }
        });
    }
}
