package vn.tiepdan.control.call;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.SignalDown;

/** One party in a call: which attempt counts, whether its media runs, and when it was heard. Runs on the calls' thread. */
final class LiveLeg {
    private static final Logger LOG = Logger.getLogger(LiveLeg.class);
    private static final int FIRST_ROUND = 1;

    /** What a leg tells its call. */
    interface Owner {
        /** The leg's media begins or stops. */
        void publishing(LiveLeg leg, boolean running);

        /** The attempt cannot go on and the page must begin a new one. */
        void broken(LiveLeg leg, String why);

        /** Sends to this leg's page. */
        void tell(LiveLeg leg, SignalDown signal);
    }

    private final CallRecord call;
    private final CallRecord.Leg leg;
    private final Owner owner;
    private final Executor thread;
    private int highest;
    private boolean publishing;
    private boolean everPublished;
    private @Nullable Instant heardAt;
    private @Nullable Attempt current;
    private @Nullable Seat kept;

    LiveLeg(CallRecord call, CallRecord.Leg leg, Owner owner, Executor thread) {
        this.call = call;
        this.leg = leg;
        this.owner = owner;
        this.thread = thread;
        highest = leg.attempt();
        everPublished = highest > 0;
    }

    CallRecord call() {
        return call;
    }

    CallRecord.Leg record() {
        return leg;
    }

    /** The number of the highest attempt, 0 before the first. */
    int attempt() {
        return highest;
    }

    /** The attempt that goes on. */
    Optional<Attempt> current() {
        return Optional.ofNullable(current);
    }

    boolean publishing() {
        return publishing;
    }

    /** Whether it has ever been seen and heard in this call. */
    boolean everPublished() {
        return everPublished;
    }

    /** Since when nobody has heard of the page; empty before its first word. */
    Optional<Instant> heardAt() {
        return Optional.ofNullable(heardAt);
    }

    void heard(Instant now) {
        heardAt = now;
    }

    /**
     * Begins this attempt and puts the older one away; empty for one that is older or goes on already.
     *
     * @param room gives it a seat when none was kept for it
     */
    Optional<Attempt> begin(int number, OpenRoom room) {
        if (number < highest || (number == highest && current != null)) {
            return Optional.empty();
        }
        forget();
        highest = number;
        var begun = new Attempt(this, number, kept == null ? room.seat() : kept, thread);
        kept = null;
        current = begun;
        return Optional.of(begun);
    }

    /** For whichever attempt begins next. */
    void keep(Seat seat) {
        leave();
        kept = seat;
    }

    /**
     * Tells the page what its first attempt will be offered, which it may answer as soon as it is invited. A page that does not hear
     * it, or begins another attempt, hears it again when it joins.
     */
    void announce() {
        var seat = kept;
        if (seat == null) {
            return;
        }
        seat.offered()
                .subscribe()
                .with(
                        ready -> {
                            if (seat == kept) {
                                tell(new SignalDown.Offer(call.id(), leg.id(), highest + 1, FIRST_ROUND, ready.sdp()));
                            }
                        },
                        failure -> LOG.debugf("leg %s is offered nothing yet: %s", leg.id(), failure.getMessage()));
    }

    /** Everything that goes on or was kept is over. */
    void leave() {
        if (kept != null) {
            kept.leave();
            kept = null;
        }
        forget();
    }

    /** Everything of the attempt that goes on is over. */
    void forget() {
        if (current != null) {
            current.putAway();
            current = null;
        }
        setPublishing(false);
    }

    void setPublishing(boolean running) {
        if (publishing != running) {
            publishing = running;
            everPublished |= running;
            owner.publishing(this, running);
        }
    }

    void broken(String why) {
        owner.broken(this, why);
    }

    void accepted(String sdp) {
        tell(new SignalDown.Accepted(call.id(), leg.id(), highest, sdp));
    }

    void tell(SignalDown signal) {
        owner.tell(this, signal);
    }
}
