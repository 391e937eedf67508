package vn.tiepdan.control.fleet;

import java.time.Instant;
import java.util.Optional;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Status;

/**
 * Something on a device that needs a person.
 *
 * @param name     of the part that it is about; {@code store} is the device's own disk
 * @param epoch    the boot epoch in which the device said it last
 * @param since    by the device's clock, when it said it first
 * @param raisedAt by the device's clock, when it said it last
 * @param evidence what was observed, in plain English
 */
public record Alarm(
        String name, long epoch, Instant since, Instant raisedAt, String evidence, Optional<Finding> finding) {

    /**
     * Whether the device now says that the part is well. A status and an event overtake each other, so within one epoch the part's
     * health must have begun after the alarm; both moments are of the same clock.
     */
    public boolean overBy(Status status) {
        return status.epoch() >= epoch
                && status.peripherals().stream()
                        .filter(part -> part.name().equals(name) && part.health() == Status.Health.OK)
                        .anyMatch(part -> status.epoch() > epoch || part.since().isAfter(raisedAt));
    }

    /** A full disk keeps no event, so of a store that fails the status alone tells. */
    static Optional<Alarm> ofStore(Status status) {
        return status.peripherals().stream()
                .filter(part -> part.kind() == Status.Kind.STORE && part.health() == Status.Health.FAILED)
                .map(part -> new Alarm(
                        part.name(),
                        status.epoch(),
                        part.since(),
                        part.since(),
                        part.evidence(),
                        Optional.ofNullable(part.finding())))
                .findFirst();
    }
}
