package vn.tiepdan.agent.page;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import vn.tiepdan.wire.Wire;
import vn.tiepdan.wire.WireException;

/**
 * The socket of the page. What cannot be understood is answered with a problem, and the socket stays open; one that broke is closed,
 * so that the page comes back.
 */
@WebSocket(path = "/page")
public class PageSocket {
    private static final Logger LOG = Logger.getLogger(PageSocket.class);

    private static final CloseReason BROKEN = new CloseReason(CloseReason.INTERNAL_SERVER_ERROR.getCode(), "broken");

    private final Pages pages;
    private final PageListener listener;

    PageSocket(Pages pages, PageListener listener) {
        this.pages = pages;
        this.listener = listener;
    }

    @OnOpen
    Uni<Void> opened(WebSocketConnection page) {
        pages.arrived(page);
        return Uni.createFrom().voidItem();
    }

    @OnTextMessage
    Uni<Void> heard(String text, WebSocketConnection page) {
        if (!pages.counts(page)) {
            return Uni.createFrom().voidItem();
        }
        try {
            return listener.heard(Wire.read(text, PageMessage.class))
                    .onFailure()
                    .invoke(failure -> {
                        LOG.error("a message of the page could not be carried out", failure);
                        Pages.send(page, new AgentMessage.Problem("failed", "the agent could not do this; try again"));
                    })
                    .onFailure()
                    .recoverWithNull();
        } catch (WireException refused) {
            LOG.warnf("a message of the page was refused: %s", refused.getMessage());
            Pages.send(page, new AgentMessage.Problem(word(refused), String.valueOf(refused.getMessage())));
            return Uni.createFrom().voidItem();
        }
    }

    @OnClose
    Uni<Void> closed(WebSocketConnection page) {
        return pages.left(page) ? listener.pageLost() : Uni.createFrom().voidItem();
    }

    /** What breaks below a message, one larger than the socket takes for example, leaves a socket that hears nothing more. */
    @OnError
    Uni<Void> broken(Throwable failure, WebSocketConnection page) {
        LOG.warnf("the page's socket broke: %s", failure.getMessage());
        if (!page.isOpen()) {
            return Uni.createFrom().voidItem();
        }
        Pages.send(page, new AgentMessage.Problem("broken", String.valueOf(failure.getMessage())));
        return page.close(BROKEN).onFailure().recoverWithNull();
    }

    private static String word(WireException refused) {
        return switch (refused) {
            case WireException.Malformed _ -> "malformed";
            case WireException.UnknownKind _ -> "unknown-kind";
            case WireException.TooLarge _ -> "too-large";
        };
    }
}
