package vn.tiepdan.agent.page;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.Wire;

/** The page that counts: the one that connected last. */
@ApplicationScoped
public class Pages {
    private static final Logger LOG = Logger.getLogger(Pages.class);
    private static final CloseReason REPLACED = new CloseReason(4000, "another page took over");

    private final AtomicReference<@Nullable WebSocketConnection> current = new AtomicReference<>();

    /** Whether a page is there to hear anything. */
    public boolean present() {
        return current.get() != null;
    }

    /**
     * One page as long as it is connected.
     *
     * @param connection its own for each
     * @param address    from which the browser loaded it, without a path
     */
    public record Shown(String connection, URI address) {}

    /** The page that counts now. */
    public Optional<Shown> shown() {
        return Optional.ofNullable(current.get())
                .map(page -> new Shown(
                        page.id(),
                        URI.create("http://" + page.handshakeRequest().header("Host"))));
    }

    /** Tells the page, if there is one; a page that comes later learns everything from its welcome. */
    public void tell(AgentMessage message) {
        var page = current.get();
        if (page != null) {
            send(page, message);
        }
    }

    /** One that has gone already, because it was only looked at, takes nothing from the page that is there. */
    void arrived(WebSocketConnection page) {
        if (!page.isOpen()) {
            return;
        }
        var former = current.getAndSet(page);
        if (former != null && former.isOpen()) {
            former.close(REPLACED).subscribe().with(done -> {}, failure -> LOG.debug("former page was gone", failure));
        }
    }

    /** True when it was the page that counts. */
    boolean left(WebSocketConnection page) {
        return current.compareAndSet(page, null);
    }

    boolean counts(WebSocketConnection page) {
        return current.get() == page;
    }

    static void send(WebSocketConnection page, AgentMessage message) {
        page.sendText(Wire.text(message))
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("page was gone: %s", failure.getMessage()));
    }
}
