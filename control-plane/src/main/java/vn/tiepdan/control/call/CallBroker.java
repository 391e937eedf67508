package vn.tiepdan.control.call;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.CallInvitation;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.SignalUp;

/** Opens calls, hears their pages, and ends them. What runs is found again after a restart of anything. */
@ApplicationScoped
public class CallBroker implements Calls {
    private static final Logger LOG = Logger.getLogger(CallBroker.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(10);

    private final CallRecords records;
    private final RunningCalls running;
    private final LegLink link;
    private final Instance<CallListener> listeners;
    private final Clock clock;

    CallBroker(
            CallRecords records,
            RunningCalls running,
            LegLink link,
            @Any Instance<CallListener> listeners,
            Clock clock) {
        this.records = records;
        this.running = running;
        this.link = link;
        this.listeners = listeners;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent event) {
        records.allRunning()
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, MOST_PAUSE)
                .indefinitely()
                .subscribe()
                .with(running::adopt, failure -> LOG.error("the calls that ran before were not found", failure));
    }

    @Override
    public Uni<List<CallInvitation>> open(SessionId session, List<Party> parties, DeviceId asked) {
        if (!running.possible()) {
            throw new Refused(Problem.of(
                    503,
                    "no-media-server",
                    "Nobody can be called at the moment",
                    "The media server is not there. Ask IT to look at the system page of the console."));
        }
        return records.write(running.next(), session, parties, this::begin)
                .call(record -> link.invite(record, asked))
                .map(record -> record.legs().stream().map(record::invitation).toList());
    }

    /** Not waited for: a page may join while the media room is still being made. */
    private Uni<Void> begin(CallRecord record) {
        running.begin(record)
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.errorf("call %s has no room: %s", record.id(), failure.getMessage());
                    return end(record.id(), CallEnd.NO_MEDIA_SERVER);
                })
                .subscribe()
                .with(
                        begun -> LOG.debugf("call %s has its room", record.id()),
                        failure -> LOG.errorf(failure, "call %s without a room was not ended", record.id()));
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> end(CallId id, CallEnd why) {
        return records.end(id, why)
                .chain(found -> found.map(record -> finish(record, why))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> finish(CallRecord record, CallEnd why) {
        return running.finish(record.id())
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("the room of call %s was not closed: %s", record.id(), failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .chain(() -> link.dismiss(record, why))
                .chain(() -> Multi.createFrom()
                        .iterable(listeners)
                        .onItem()
                        .transformToUniAndConcatenate(listener -> listener.ended(record.id(), record.session(), why))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<CallInvitation>> invitation(SessionId session, DeviceId device) {
        return records.running(session)
                .map(found -> found.flatMap(record -> record.of(device).map(record::invitation)));
    }

    /** What a page says. A device that is no party of the call is not heard. */
    public Uni<Void> heard(DeviceId device, SignalUp signal) {
        return running.heard(device, signal, clock.instant())
                .invoke(begun -> begun.ifPresent(attempt -> remember(signal.leg(), attempt)))
                .replaceWithVoid();
    }

    /** For a restart of this process, so the signals behind this one need not wait for it. */
    private void remember(LegId leg, int attempt) {
        records.attempted(leg, attempt)
                .subscribe()
                .with(
                        noted -> {},
                        failure -> LOG.errorf(failure, "attempt %d of leg %s was not written", attempt, leg));
    }

    @Scheduled(every = "${tiepdan.call.look:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return running.look(clock.instant())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(id -> end(id, CallEnd.ABANDONED))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
