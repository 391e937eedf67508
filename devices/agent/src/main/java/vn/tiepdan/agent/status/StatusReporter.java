package vn.tiepdan.agent.status;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.agent.identity.BrokerConnection;
import vn.tiepdan.agent.page.PageMessage;
import vn.tiepdan.agent.store.AgentStore;
import vn.tiepdan.agent.store.StoreFailed;
import vn.tiepdan.agent.uplink.Uplink;
import vn.tiepdan.link.LinkReport;
import vn.tiepdan.link.Links;
import vn.tiepdan.peripheral.Host;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Service;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.View;

/** Says how this machine is: soon after every change, and as a heartbeat. */
@ApplicationScoped
public class StatusReporter {
    private static final Logger LOG = Logger.getLogger(StatusReporter.class);
    /** Changes that come together travel together. */
    private static final Duration SOON = Duration.ofMillis(150);

    private final AgentThread thread;
    private final AgentStore store;
    private final Uplink uplink;
    private final Instance<Links> links;
    private final Host host;
    private final Clock clock;
    private final Map<String, Status.Peripheral> peripherals = new LinkedHashMap<>();
    private final Set<String> own = new HashSet<>();
    private Duration heartbeat = Duration.ofSeconds(Desired.INITIAL.heartbeatSeconds());
    private long sequence;
    private boolean linked;
    private Status.Page page = new Status.Page(false, "");
    private @Nullable SessionId session;
    private Service service = Service.OPEN;
    private @Nullable Long clockOffsetMillis;
    private AgentThread.@Nullable Timer next;

    StatusReporter(
            AgentSettings settings,
            AgentThread thread,
            AgentStore store,
            Uplink uplink,
            Instance<Links> links,
            Clock clock) {
        host = new Host(settings.dataDir());
        this.thread = thread;
        this.store = store;
        this.uplink = uplink;
        this.links = links;
        this.clock = clock;
    }

    /** What the agent itself sees of a peripheral, with or without a page. */
    public void watched(PageMessage.Observation observation, BiConsumer<String, Event.Body> happened) {
        own.add(observation.name());
        observed(List.of(observation), happened);
    }

    /**
     * What the page saw of its peripherals.
     *
     * @param happened hears an alarm when a peripheral fails or is well again; first the text that makes it unique
     */
    public void observed(List<PageMessage.Observation> observations, BiConsumer<String, Event.Body> happened) {
        var now = clock.instant();
        var changes = new ArrayList<Runnable>();
        for (var seen : observations) {
            var before = peripherals.get(seen.name());
            var since = before != null && before.health() == seen.health() ? before.since() : now;
            peripherals.put(
                    seen.name(),
                    new Status.Peripheral(
                            seen.name(), seen.kind(), seen.health(), seen.evidence(), since, seen.finding()));
            changes.add(() -> alarm(before, seen, now, happened));
        }
        soon();
        changes.forEach(Runnable::run);
    }

    public void pageArrived(String screen) {
        page = new Status.Page(true, screen);
        soon();
    }

    public void screen(String name) {
        page = new Status.Page(page.connected(), name);
        soon();
    }

    /** Without a page nobody can try camera and microphone. */
    public void pageLost() {
        page = new Status.Page(false, "");
        var now = clock.instant();
        peripherals.replaceAll((name, known) -> own.contains(name)
                ? known
                : new Status.Peripheral(
                        name,
                        known.kind(),
                        Status.Health.UNKNOWN,
                        "no page is open to try it",
                        now,
                        Finding.of("no-page")));
        soon();
    }

    public void service(Service latest) {
        service = latest;
        soon();
    }

    /** Everything that is known of the parts of this device now. */
    public List<Status.Peripheral> peripherals() {
        return List.copyOf(peripherals.values());
    }

    /** The session whose call runs here, as far as the control plane has said. */
    public Optional<SessionId> session() {
        return Optional.ofNullable(session);
    }

    public void linked(boolean up) {
        linked = up;
        cancel();
        if (up) {
            report();
        }
    }

    public void heartbeat(Duration interval) {
        heartbeat = interval;
        soon();
    }

    /** @param offset how far this machine's clock is ahead of the control plane's, at most */
    public void saw(View view, Duration offset) {
        clockOffsetMillis = offset.toMillis();
        session = switch (view) {
            case View.Kiosk kiosk ->
                kiosk.turn() != null && kiosk.turn().stage() == View.Stage.IN_SESSION
                        ? kiosk.turn().session()
                        : null;
            case View.Room room ->
                room.current() == null ? null : room.current().session().session();
        };
    }

    private static void alarm(
            Status.@Nullable Peripheral before,
            PageMessage.Observation seen,
            Instant now,
            BiConsumer<String, Event.Body> happened) {
        boolean bad = seen.health() == Status.Health.FAILED || seen.health() == Status.Health.ABSENT;
        boolean wasBad =
                before != null && (before.health() == Status.Health.FAILED || before.health() == Status.Health.ABSENT);
        if (bad && !wasBad) {
            happened.accept(
                    "alarm-raised " + seen.name() + " " + now,
                    new Event.AlarmRaised(seen.name(), seen.evidence(), seen.finding()));
        } else if (wasBad && seen.health() == Status.Health.OK) {
            happened.accept(
                    "alarm-cleared " + seen.name() + " " + now, new Event.AlarmCleared(seen.name(), seen.evidence()));
        }
    }

    private void soon() {
        if (linked) {
            cancel();
            next = thread.after(SOON, this::report);
        }
    }

    private void report() {
        next = thread.after(heartbeat, this::report);
        uplink.status(status())
                .subscribe()
                .with(taken -> {}, failure -> LOG.debugf("a status was not taken: %s", failure.getMessage()));
    }

    private Status status() {
        sequence++;
        return new Status(
                store.epoch(),
                sequence,
                clock.instant(),
                peripherals(),
                host.figures(),
                link(),
                page,
                session,
                service);
    }

    private Status.Link link() {
        var report = links.get().report(BrokerConnection.NAME);
        long roundTrip =
                report.flatMap(LinkReport::roundTrip).map(Duration::toMillis).orElse(-1L);
        long reconnects = report.map(LinkReport::reconnects).orElse(0L);
        return new Status.Link(roundTrip, reconnects, queued(), clockOffsetMillis);
    }

    /** -1 while the disk does not tell. */
    private long queued() {
        try {
            return store.queued();
        } catch (StoreFailed closed) {
            LOG.warnf("nobody knows how many events wait: %s", closed.getMessage());
            return -1;
        }
    }

    private void cancel() {
        if (next != null) {
            next.cancel();
            next = null;
        }
    }
}
