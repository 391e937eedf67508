package vn.tiepdan.control.janus;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.platform.Component;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.wire.Finding;

/** The media server: there, or not there and why. */
@ApplicationScoped
public class MediaServer implements Component, Supervisor.Watcher {
    private static final Logger LOG = Logger.getLogger(MediaServer.class);
    private static final String NAME = "media-server";
    private static final String INSTALL = "sudo apt-get install -y --no-install-recommends janus";
    private static final Duration READY_WITHIN = Duration.ofSeconds(15);
    private static final Duration READY_CHECK = Duration.ofMillis(50);

    private final JanusSettings settings;
    private final DataFolder folder;
    private final Instance<MediaServerListener> listeners;
    private final Live live;
    /** Comings and goings are told one after the other. */
    private final ExecutorService teller = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("media-server").daemon().factory());

    private volatile @Nullable JanusConnection connection;
    private volatile Condition condition = Condition.down(NAME, Finding.of("media-not-started"), "not started yet", "");
    private volatile JanusClient.@Nullable Access access;
    /** The server that is being asked whether it is there. */
    private final AtomicReference<JanusClient.@Nullable Access> connecting = new AtomicReference<>();

    private @Nullable Supervisor supervisor;

    MediaServer(JanusSettings settings, DataFolder folder, @Any Instance<MediaServerListener> listeners, Live live) {
        this.settings = settings;
        this.folder = folder;
        this.listeners = listeners;
        this.live = live;
    }

    /** The server that is there now. */
    Optional<MediaRooms> current() {
        return Optional.ofNullable(connection);
    }

    @Override
    public Uni<Condition> condition() {
        return Uni.createFrom().item(condition);
    }

    void begin(@Observes StartupEvent event) {
        switch (settings.mode()) {
            case SUPERVISED -> {
                supervisor = new Supervisor(folder.below("janus"), settings, this);
                supervisor.start();
            }
            case EXTERNAL -> started(external());
            case OFF ->
                condition = Condition.down(
                        NAME,
                        Finding.of("media-off"),
                        "switched off",
                        "Set tiepdan.janus.mode to supervised and start again.");
        }
    }

    void end(@Observes ShutdownEvent event) {
        if (supervisor != null) {
            supervisor.stop();
        }
        teller.shutdown();
    }

    @Override
    public void started(JanusClient.Access begun) {
        access = begun;
        connect(begun);
    }

    @Override
    public void ended(String why, boolean absent) {
        access = null;
        lost(
                absent
                        ? new Finding("media-no-program", Map.of("program", settings.program(), "command", INSTALL))
                        : Finding.of("media-ended"),
                why,
                absent
                        ? "Install it (" + INSTALL + "), or name it with tiepdan.janus.program."
                        : "It is started again by itself; see janus/janus.log.");
    }

    /** A server that stopped answering without ending is given up like one that ended. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> check() {
        var now = connection;
        if (now == null) {
            var known = access;
            if (known != null) {
                connect(known);
            }
            return Uni.createFrom().voidItem();
        }
        return now.ping()
                .onFailure()
                .invoke(failure ->
                        lost(Finding.of("media-silent"), String.valueOf(failure.getMessage()), whereToLook()))
                .onFailure()
                .recoverWithNull();
    }

    /** A server that is asked in vain and has ended does not keep the next one waiting. */
    private void connect(JanusClient.Access to) {
        if (to.equals(connecting.getAndSet(to))) {
            return;
        }
        var client = new JanusClient(to, settings.answersWithin());
        client.ping()
                .onFailure(failure -> to.equals(access))
                .retry()
                .withBackOff(READY_CHECK, READY_CHECK)
                .expireIn(READY_WITHIN.toMillis())
                .chain(() -> JanusConnection.open(
                        client,
                        settings.answersWithin(),
                        why -> lost(Finding.of("media-lost"), why, "It is connected again by itself.")))
                .onTermination()
                .invoke(() -> connecting.compareAndSet(to, null))
                .subscribe()
                .with(this::found, failure -> silent(to, String.valueOf(failure.getMessage())));
    }

    /** A server that has ended in the meantime has said why, which is worth more than its silence. */
    private void silent(JanusClient.Access asked, String why) {
        if (asked.equals(access)) {
            lost(Finding.of("media-silent"), "it does not answer: " + why, whereToLook());
        }
    }

    private void found(JanusConnection fresh) {
        teller.execute(() -> {
            connection = fresh;
            condition = Condition.up(NAME, Finding.of("media-answers"), "answers");
            LOG.info("the media server is there");
            live.changed(Live.Kind.SYSTEM, NAME);
            listeners.forEach(listener -> listener.up(fresh));
        });
    }

    private void lost(Finding finding, String why, String mend) {
        teller.execute(() -> {
            var former = connection;
            connection = null;
            condition = Condition.down(NAME, finding, why, mend);
            if (former != null) {
                LOG.errorf("the media server is lost: %s", why);
                former.close(why);
                listeners.forEach(listener -> listener.down(why));
            } else {
                LOG.warnf("there is no media server: %s", why);
            }
            live.changed(Live.Kind.SYSTEM, NAME);
        });
    }

    private String whereToLook() {
        return settings.mode() == JanusSettings.Mode.EXTERNAL
                ? "Look at that server's own log, and at tiepdan.janus.external.*."
                : "Look at janus/janus.log.";
    }

    private JanusClient.Access external() {
        var it = settings.external();
        return new JanusClient.Access(
                it.api().orElseThrow(() -> missing("api")),
                it.admin().orElseThrow(() -> missing("admin")),
                it.apiSecret().orElseThrow(() -> missing("api-secret")),
                it.adminSecret().orElseThrow(() -> missing("admin-secret")),
                it.adminKey().orElse(""));
    }

    private static IllegalStateException missing(String key) {
        return new IllegalStateException(
                "tiepdan.janus.mode is external; set tiepdan.janus.external." + key + " as well");
    }
}
