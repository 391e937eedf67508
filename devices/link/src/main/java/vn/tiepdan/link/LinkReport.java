package vn.tiepdan.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one link is at this moment.
 *
 * @param since      when it went up or down
 * @param evidence   in English, for the operator: why it is down, or what the broker said
 * @param reconnects how often it came up again after it had been up
 * @param roundTrip  from sending a message to the broker's answer, for the latest one
 */
public record LinkReport(
        String connection, boolean up, Instant since, String evidence, long reconnects, Optional<Duration> roundTrip) {

    LinkReport wentUp(Instant now, boolean again) {
        return new LinkReport(connection, true, now, "connected", again ? reconnects + 1 : reconnects, roundTrip);
    }

    LinkReport wentDown(Instant now, String why) {
        return new LinkReport(connection, false, now, why, reconnects, Optional.empty());
    }

    LinkReport measured(Duration latest) {
        return new LinkReport(connection, up, since, evidence, reconnects, Optional.of(latest));
    }
}
