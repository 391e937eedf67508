package vn.tiepdan.agent.desk;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.agent.command.OwnPart;
import vn.tiepdan.agent.page.PageMessage;
import vn.tiepdan.agent.status.StatusReporter;
import vn.tiepdan.agent.store.AgentStore;
import vn.tiepdan.agent.store.PutAside;
import vn.tiepdan.agent.store.StoreFailed;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Status;

/**
 * Opens the store as the agent starts, not when the first citizen needs it, and looks after it: whether it takes anything, and what
 * is put aside beside it. The status tells it at once, even while the disk keeps no event; an alarm tells it for good. Ready while
 * something can be kept.
 */
@ApplicationScoped
@Readiness
class Storage implements AsyncHealthCheck, OwnPart {
    private static final Logger LOG = Logger.getLogger(Storage.class);
    private static final String NAME = "store";
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(30);
    private static final Duration TIDIES_EVERY = Duration.ofDays(1);
    private static final Seen WELL = new Seen(Status.Health.OK, Finding.of("store-keeps"), "what happens is kept");

    private final AgentThread thread;
    private final AgentStore store;
    private final PutAside aside;
    private final EventPump events;
    private final StatusReporter status;
    private int alarms;
    private @Nullable Seen last;

    Storage(AgentThread thread, AgentStore store, PutAside aside, EventPump events, StatusReporter status) {
        this.thread = thread;
        this.store = store;
        this.aside = aside;
        this.events = events;
        this.status = status;
    }

    private record Seen(Status.Health health, Finding finding, String evidence) {
        /** The database has many sentences for one trouble. */
        boolean tellsTheSameAs(Seen other) {
            return health == other.health && finding.equals(other.finding);
        }
    }

    void start(@Observes StartupEvent event) {
        events.whenRefused(refused -> saw(failed(refused)));
        thread.post(() -> {
            LOG.debugf("start %d", store.epoch());
            tidyDaily();
        });
        thread.post(this::lookAgain);
    }

    private void tidyDaily() {
        thread.after(TIDIES_EVERY, this::tidyDaily);
        aside.tidy();
    }

    private void lookAgain() {
        thread.after(LOOKS_EVERY, this::lookAgain);
        look();
    }

    @Override
    public Uni<Void> tryAnew() {
        return thread.run(this::look);
    }

    /** Looks at the disk now. */
    void look() {
        saw(seen());
    }

    private Seen seen() {
        try {
            store.probe();
        } catch (StoreFailed refused) {
            return failed(refused);
        }
        return aside.newest()
                .map(kept -> new Seen(
                        Status.Health.DEGRADED,
                        new Finding(
                                "store-put-aside",
                                Map.of(
                                        "file",
                                        kept.name(),
                                        "until",
                                        kept.until().toString())),
                        store.trouble().orElse("events that were not sent are in " + kept.name())))
                .orElseGet(() -> store.wasGone()
                        ? new Seen(
                                Status.Health.DEGRADED,
                                Finding.of("store-was-gone"),
                                store.trouble().orElseThrow())
                        : WELL);
    }

    private static Seen failed(StoreFailed refused) {
        return new Seen(Status.Health.FAILED, refused.finding(), String.valueOf(refused.getMessage()));
    }

    private void saw(Seen now) {
        var before = last;
        if (before != null && now.tellsTheSameAs(before)) {
            return;
        }
        last = now;
        status.watched(
                new PageMessage.Observation(NAME, Status.Kind.STORE, now.health(), now.evidence(), now.finding()),
                (once, alarm) -> {});
        if (now.health() != Status.Health.OK) {
            alarm("alarm-raised", new Event.AlarmRaised(NAME, now.evidence(), now.finding()));
        } else if (before != null) {
            alarm("alarm-cleared", new Event.AlarmCleared(NAME, now.evidence()));
        }
    }

    private void alarm(String what, Event.Body body) {
        try {
            events.happened(what + " " + NAME + " " + store.epoch() + " " + ++alarms, body);
        } catch (StoreFailed full) {
            LOG.warnf("the status alone tells that nothing is kept: %s", full.getMessage());
        }
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
