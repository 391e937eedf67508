package vn.tiepdan.control.fleet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How devices shall behave unless told otherwise one by one. */
@ConfigMapping(prefix = "tiepdan.fleet")
public interface FleetSettings {
    /** How often a device sends its status when nothing changes. */
    @WithDefault("10s")
    Duration heartbeat();

    /** A lost link is tried again after a random part of this, so that a fleet does not return at once. */
    @WithDefault("5s")
    Duration reconnectWindow();

    /** How long a kiosk waits for a touch before it asks whether somebody is still there. */
    @WithDefault("120s")
    Duration unattended();

    /** How long the answer of a request is kept for a repeat of the same request. */
    @WithDefault("24h")
    Duration answersKept();

    /** How long it is kept when devices came and went. */
    @WithDefault("400d")
    Duration presenceKept();

    /** How long it is kept at least that events happened, by whole months; for good unless set. */
    Optional<Duration> eventsKept();

    /** How long the control plane waits for the broker to take a message. */
    @WithDefault("10s")
    Duration brokerTakesWithin();
}
