package vn.tiepdan.control.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Whether the control plane hears its devices at this moment; told by its links, asked by who notices silence. */
@ApplicationScoped
public class Listening {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final AtomicReference<Hearing> hearing = new AtomicReference<>(Hearing.NOTHING);
    private final Clock clock;

    Listening(Clock clock) {
        this.clock = clock;
    }

    /** The subscription of births, farewells and wills stands. */
    public void hearsPresence() {
        hearing.updateAndGet(it -> it.opened(Hearing.Ear.PRESENCE, clock.instant()));
    }

    /** The subscription of heartbeats stands. */
    public void hearsStatus() {
        hearing.updateAndGet(it -> it.opened(Hearing.Ear.STATUS, clock.instant()));
    }

    public void losesPresence() {
        hearing.updateAndGet(it -> it.closed(Hearing.Ear.PRESENCE));
    }

    public void losesStatus() {
        hearing.updateAndGet(it -> it.closed(Hearing.Ear.STATUS));
    }

    /**
     * Since when we hear without a break: a device's silence counts from then on, and from when it had the time to come back. Empty
     * while we do not hear. Ask every second or so: a pause of some seconds is taken for deafness.
     */
    Optional<Instant> hearsSince(Instant now) {
        return hearing.updateAndGet(it -> it.checked(now, LONGEST_PAUSE)).unbroken();
    }
}
