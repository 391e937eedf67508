package vn.tiepdan.agent.desk;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.agent.page.PageMessage;
import vn.tiepdan.agent.page.Pages;
import vn.tiepdan.agent.status.StatusReporter;
import vn.tiepdan.peripheral.LineScanner;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Status;

/** Hands what the configured scanner reads to the page, and looks again and again for a scanner that was pulled out. */
@ApplicationScoped
class Scanning {
    private static final String NAME = "scanner";
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);

    private final AgentSettings settings;
    private final AgentThread thread;
    private final Pages pages;
    private final StatusReporter status;
    private final EventPump events;
    private volatile boolean stopped;
    private String last = "";

    Scanning(AgentSettings settings, AgentThread thread, Pages pages, StatusReporter status, EventPump events) {
        this.settings = settings;
        this.thread = thread;
        this.pages = pages;
        this.status = status;
        this.events = events;
    }

    /** Reading a device file blocks, so it has a thread of its own. */
    void start(@Observes StartupEvent event) {
        settings.scanner()
                .file()
                .map(LineScanner::new)
                .ifPresent(scanner -> Thread.ofPlatform().name(NAME).daemon().start(() -> read(scanner)));
    }

    @PreDestroy
    void stop() {
        stopped = true;
    }

    private void read(LineScanner scanner) {
        while (!stopped) {
            scanner.read(
                    text -> thread.post(() -> pages.tell(new AgentMessage.Scanned(text))),
                    (health, finding, evidence) -> thread.post(() -> observed(health, finding, evidence)));
            LockSupport.parkNanos(LOOKS_EVERY.toNanos());
        }
    }

    /** The same news again, once a second, is none. */
    private void observed(Status.Health health, Finding finding, String evidence) {
        var news = health + " " + evidence;
        if (!news.equals(last)) {
            last = news;
            status.watched(
                    new PageMessage.Observation(NAME, Status.Kind.SCANNER, health, evidence, finding),
                    events::happened);
        }
    }
}
