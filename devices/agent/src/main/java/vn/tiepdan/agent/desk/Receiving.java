package vn.tiepdan.agent.desk;

import jakarta.enterprise.context.ApplicationScoped;
import vn.tiepdan.agent.configuration.InService;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.agent.page.PageMessage;
import vn.tiepdan.agent.page.Pages;
import vn.tiepdan.agent.store.AgentStore;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.Request;
import vn.tiepdan.wire.RequestId;
import vn.tiepdan.wire.SessionId;

/** Begins what a device out of service does not begin: a citizen's turn, an official's session. */
@ApplicationScoped
class Receiving {
    private static final String OUT_OF_SERVICE = "out-of-service";
    private static final String NOT_NOW = "an operator has taken this device out of service";

    private final InService inService;
    private final AgentStore store;
    private final EventPump events;
    private final Requests requests;
    private final Pages pages;

    Receiving(InService inService, AgentStore store, EventPump events, Requests requests, Pages pages) {
        this.inService = inService;
        this.store = store;
        this.events = events;
        this.requests = requests;
        this.pages = pages;
    }

    void openSession(RequestId request, SessionId session) {
        if (inService.open()) {
            requests.ask(new Request(request, new Request.OpenSession(session)));
        } else {
            pages.tell(new AgentMessage.Replied(new Reply.Refused(request, OUT_OF_SERVICE, NOT_NOW)));
        }
    }

    /** One that was kept before is kept, whatever came since then. */
    void takeTurn(PageMessage.TakeTurn take) {
        var once = "turn-taken " + take.turn();
        if (!inService.open() && !store.kept(once)) {
            pages.tell(new AgentMessage.Problem(OUT_OF_SERVICE, NOT_NOW));
            return;
        }
        events.happened(
                once,
                new Event.TurnTaken(
                        take.turn(),
                        take.language(),
                        take.citizen(),
                        take.standing(),
                        take.matter(),
                        take.noticeReadAt()));
        pages.tell(new AgentMessage.Kept(take.turn()));
    }
}
