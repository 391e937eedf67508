package vn.tiepdan.agent.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.agent.page.Pages;
import vn.tiepdan.agent.uplink.Uplink;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.CallInvitation;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.SignalUp;
import vn.tiepdan.wire.View;

/** Carries the signalling of a call, and knows which attempt comes next when a page has lost its memory. */
@ApplicationScoped
class Calling {
    private static final Logger LOG = Logger.getLogger(Calling.class);

    private final Uplink uplink;
    private final Pages pages;
    private @Nullable LegId leg;
    private int lastAttempt;
    private boolean running;

    Calling(Uplink uplink, Pages pages) {
        this.uplink = uplink;
        this.pages = pages;
    }

    void fromPage(SignalUp signal) {
        if (signal instanceof SignalUp.Join join) {
            used(join.leg(), join.attempt());
        }
        uplink.signal(signal)
                .subscribe()
                .with(taken -> {}, failure -> LOG.debugf("a signal was not taken: %s", failure.getMessage()));
    }

    /** Whether a call runs here, which the view may not yet say. */
    boolean running() {
        return running;
    }

    /** The latest view knows of no call: what was missed of its end is made up for. */
    void none() {
        running = false;
    }

    void fromControlPlane(SignalDown signal) {
        pages.tell(new AgentMessage.Signal(signal));
    }

    void invited(CallInvitation invitation) {
        running = true;
        pages.tell(new AgentMessage.Invited(invitation));
    }

    void left(CallId call, CallEnd why) {
        running = false;
        pages.tell(new AgentMessage.CallLeft(call, why));
    }

    /** The view for a page without memory: its invitation carries an attempt that nobody has used. */
    @Nullable
    View forNewPage(@Nullable View view) {
        return switch (view) {
            case null -> null;
            case View.Kiosk kiosk ->
                new View.Kiosk(
                        kiosk.version(),
                        kiosk.at(),
                        kiosk.site(),
                        kiosk.body(),
                        kiosk.turn() == null ? null : fresh(kiosk.turn()));
            case View.Room room ->
                new View.Room(
                        room.version(),
                        room.at(),
                        room.site(),
                        room.body(),
                        room.waiting(),
                        Optional.ofNullable(room.current())
                                .map(current -> new View.Current(current.session(), fresh(current.invitation())))
                                .orElse(null),
                        room.received());
        };
    }

    private View.Turn fresh(View.Turn turn) {
        var invitation = turn.invitation();
        return new View.Turn(turn.turn(), turn.session(), turn.ticket(), turn.ahead(), turn.stage(), fresh(invitation));
    }

    private @Nullable CallInvitation fresh(@Nullable CallInvitation given) {
        if (given == null) {
            return null;
        }
        int next = given.leg().equals(leg) ? Math.max(given.attempt(), lastAttempt + 1) : given.attempt();
        return new CallInvitation(
                given.call(), given.session(), given.leg(), given.role(), next, given.with(), given.openedAt());
    }

    private void used(LegId used, int attempt) {
        lastAttempt = used.equals(leg) ? Math.max(lastAttempt, attempt) : attempt;
        leg = used;
    }
}
