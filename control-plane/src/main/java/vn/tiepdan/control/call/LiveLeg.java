package vn.tiepdan.control.call;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.SignalDown;

/** One party in a call: which attempt counts, whether its media runs, and when it was heard. Runs on the calls' thread. */
final class LiveLeg {
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
    private @Nullable Attempt expected;

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

    /** The attempt that the page will most likely begin next, so that its seat can be made ready. */
    Attempt expect() {
        leave();
        var next = new Attempt(this, highest + 1, thread);
        expected = next;
        return next;
    }

    /** Begins this attempt and puts the older one away; empty for one that is older or goes on already. */
    Optional<Attempt> begin(int number) {
        if (number < highest || (number == highest && current != null)) {
            return Optional.empty();
        }
        var begun = expected != null && expected.number() == number ? expected : new Attempt(this, number, thread);
        if (expected == begun) {
            expected = null;
        }
        leave();
        highest = number;
        current = begun;
        return Optional.of(begun);
    }

    /** Everything of the attempt that goes on is over. */
    void forget() {
        if (current != null) {
            current.putAway();
            current = null;
        }
        setPublishing(false);
    }

    /** Everything that goes on or was made ready is over. */
    void leave() {
        if (expected != null) {
            expected.putAway();
            expected = null;
        }
        forget();
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
