package vn.tiepdan.control.fleet;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** When is too late. */
@Singleton
class Limits {
    private final FleetSettings settings;
    private final Clock clock;

    Limits(FleetSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Of a device of which nobody has said anything else. */
    PresenceStore.Rhythm usual() {
        return new PresenceStore.Rhythm(settings.heartbeat(), settings.reconnectWindow());
    }

    Instant oldestAnswer() {
        return now().minus(settings.answersKept());
    }

    /** Empty when they are kept for good. */
    Optional<Instant> oldestEvent() {
        return settings.eventsKept().map(kept -> now().minus(kept));
    }

    Instant oldestPresence() {
        return now().minus(settings.presenceKept());
    }
}
