package vn.tiepdan.control.recording;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import vn.tiepdan.control.call.CallListener;
import vn.tiepdan.control.call.CallRecord;
import vn.tiepdan.control.call.CallStore;
import vn.tiepdan.control.call.RecordingSettings;
import vn.tiepdan.control.call.SessionRecordings;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.SessionId;

/** Processes each recording once, one at a time, and goes on after a restart. */
@ApplicationScoped
public class Recordings implements CallListener, SessionRecordings {
    private static final Logger LOG = Logger.getLogger(Recordings.class);

    private final RecordingStore store;
    private final CallStore calls;
    private final Transactions transactions;
    private final RecordingSettings settings;
    private final Archive archive;
    private final Live live;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("recordings").daemon().factory());

    Recordings(
            RecordingStore store,
            CallStore calls,
            Transactions transactions,
            RecordingSettings settings,
            ArchiveSettings archive,
            Live live,
            Clock clock) {
        this.store = store;
        this.calls = calls;
        this.transactions = transactions;
        this.settings = settings;
        this.archive = new Archive(archive.dir().toAbsolutePath());
        this.live = live;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent event) {
        transactions
                .in(() -> store.unfinished(clock.instant()))
                .subscribe()
                .with(
                        all -> all.forEach(this::process),
                        failure -> LOG.error("unfinished recordings were not found", failure));
    }

    @Override
    public Uni<Void> ended(CallId call, SessionId session, CallEnd why) {
        return why == CallEnd.NO_MEDIA_SERVER
                ? Uni.createFrom().voidItem()
                : transactions
                        .in(() -> store.begin(call, session, clock.instant()))
                        .invoke(() -> process(call));
    }

    @Override
    public Uni<Map<SessionId, String>> states(Set<SessionId> sessions) {
        return transactions.in(() -> store.states(sessions)).map(states -> {
            var words = new HashMap<SessionId, String>();
            states.forEach((session, state) -> words.put(session, state.name().toLowerCase(Locale.ROOT)));
            return words;
        });
    }

    /** Of the newest call of the session that was recorded. */
    public Uni<Optional<RecordingStore.Recording>> of(SessionId session) {
        return transactions.in(() -> store.of(session));
    }

    /** Whether the session's call runs, and is thus being recorded. */
    public Uni<Boolean> running(SessionId session) {
        return transactions.in(() -> calls.running(session)).map(Optional::isPresent);
    }

    private void process(CallId id) {
        transactions
                .in(() -> calls.ended(id))
                .emitOn(thread)
                .onItem()
                .transformToUni(found -> found.map(this::processNow)
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .subscribe()
                .with(
                        done -> live.changed(Live.Kind.RECORDING, id.toString()),
                        failure -> LOG.errorf(failure, "the recording of call %s was not processed", id));
    }

    private Uni<Void> processNow(CallRecord call) {
        try {
            var result = new Processing(call, settings.of(call.id()), archive).run();
            LOG.infof("recording of call %s: %s", call.id(), result.state());
            return transactions.in(() -> store.finish(result, clock.instant()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Uni.createFrom().voidItem();
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
