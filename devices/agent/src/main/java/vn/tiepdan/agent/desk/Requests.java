package vn.tiepdan.agent.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.agent.page.Pages;
import vn.tiepdan.agent.uplink.Uplink;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.Request;
import vn.tiepdan.wire.RequestId;

/**
 * Questions of the page to the control plane. Each gets exactly one answer, if need be the agent's own: {@code link-down} when it
 * was not asked, {@code no-answer} when nobody knows whether it was done. Asking again with the same id is safe.
 */
@ApplicationScoped
class Requests {
    private static final Logger LOG = Logger.getLogger(Requests.class);
    private static final Duration PATIENCE = Uplink.REQUEST_EXPIRY.plusSeconds(2);

    private final Uplink uplink;
    private final Pages pages;
    private final AgentThread thread;
    private final Map<RequestId, AgentThread.Timer> open = new HashMap<>();
    private boolean linked;

    Requests(Uplink uplink, Pages pages, AgentThread thread) {
        this.uplink = uplink;
        this.pages = pages;
        this.thread = thread;
    }

    void linked(boolean up) {
        linked = up;
    }

    void ask(Request request) {
        if (!linked) {
            refuse(request.id(), "link-down", "the control plane cannot be reached");
            return;
        }
        var former =
                open.put(request.id(), thread.after(PATIENCE, () -> unanswered(request.id(), "no answer in time")));
        if (former != null) {
            former.cancel();
        }
        uplink.request(request)
                .subscribe()
                .with(taken -> {}, failure -> thread.post(() -> unanswered(request.id(), failure.getMessage())));
    }

    /** Asks for the view; the answer is a view, so nobody waits for a reply. */
    void askForView() {
        uplink.request(new Request(RequestId.fresh(), new Request.ShowView()))
                .subscribe()
                .with(taken -> {}, failure -> LOG.warnf("the view was not asked for: %s", failure.getMessage()));
    }

    void answered(Reply reply) {
        var timer = open.remove(reply.request());
        if (timer != null) {
            timer.cancel();
            pages.tell(new AgentMessage.Replied(reply));
        }
    }

    private void unanswered(RequestId request, @org.jspecify.annotations.Nullable String why) {
        var timer = open.remove(request);
        if (timer != null) {
            timer.cancel();
            refuse(request, "no-answer", why == null ? "" : why);
        }
    }

    private void refuse(RequestId request, String type, String detail) {
        pages.tell(new AgentMessage.Replied(new Reply.Refused(request, type, detail)));
    }
}
