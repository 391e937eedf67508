package vn.tiepdan.agent.desk;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.agent.command.OwnPart;
import vn.tiepdan.agent.page.PageMessage;
import vn.tiepdan.agent.status.StatusReporter;
import vn.tiepdan.peripheral.ups.Ups;
import vn.tiepdan.peripheral.ups.UpsAddress;
import vn.tiepdan.peripheral.ups.UpsCondition;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Status;

/**
 * Watches the power. A cut must be told before the network behind it is gone as well, hence so often; on battery this machine is
 * as good as ever, so it is an alarm although nothing of it fails.
 */
@ApplicationScoped
class PowerWatch implements OwnPart {
    private static final String NAME = "ups";
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(2);
    private static final Duration TRIES_AGAIN_WITHIN = Duration.ofSeconds(10);

    private final AgentSettings settings;
    private final AgentThread thread;
    private final StatusReporter status;
    private final EventPump events;
    private final Clock clock;
    private volatile boolean stopped;
    private volatile @Nullable Thread watcher;
    private final AtomicReference<CompletableFuture<Void>> next = new AtomicReference<>(new CompletableFuture<>());
    private String told = "";

    PowerWatch(AgentSettings settings, AgentThread thread, StatusReporter status, EventPump events, Clock clock) {
        this.settings = settings;
        this.thread = thread;
        this.status = status;
        this.events = events;
        this.clock = clock;
    }

    /** A wrong address stops the start: a UPS that nobody watches would be worse than none. */
    void start(@Observes StartupEvent event) {
        settings.ups()
                .address()
                .map(UpsAddress::parse)
                .ifPresent(address -> Thread.ofPlatform().name(NAME).daemon().start(() -> watch(address)));
    }

    /** The next look comes at once. */
    @Override
    public Uni<Void> tryAnew() {
        return Uni.createFrom().deferred(() -> {
            var watching = watcher;
            if (watching == null) {
                return Uni.createFrom().voidItem();
            }
            var looked = next.get();
            LockSupport.unpark(watching);
            return Uni.createFrom().completionStage(looked);
        });
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    /** Asking blocks, so it has a thread of its own. */
    private void watch(UpsAddress address) {
        watcher = Thread.currentThread();
        try (var ups = new Ups(address)) {
            while (!stopped) {
                var condition = ups.look();
                thread.post(() -> {
                    observed(condition);
                    next.getAndSet(new CompletableFuture<>()).complete(null);
                });
                LockSupport.parkNanos(pause(condition).toNanos());
            }
        }
    }

    private static Duration pause(UpsCondition condition) {
        return condition.health() == Status.Health.FAILED
                ? LOOKS_EVERY.plusMillis(ThreadLocalRandom.current().nextLong(TRIES_AGAIN_WITHIN.toMillis()))
                : LOOKS_EVERY;
    }

    /** That the battery gets emptier is shown with the next news, not as news. */
    private void observed(UpsCondition condition) {
        var news = condition.health() + condition.finding().code();
        if (news.equals(told)) {
            return;
        }
        told = news;
        status.watched(
                new PageMessage.Observation(
                        NAME, Status.Kind.UPS, condition.health(), condition.evidence(), condition.finding()),
                events::happened);
        if (condition.onBattery()) {
            events.happened(
                    "alarm-raised " + NAME + " " + clock.instant(),
                    new Event.AlarmRaised(NAME, condition.evidence(), condition.finding()));
        }
    }
}
