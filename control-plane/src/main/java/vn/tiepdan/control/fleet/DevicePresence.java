package vn.tiepdan.control.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tiepdan.wire.Presence;

/**
 * Whether a device is there, and why we believe so. Computed from what was heard of it and when, never from the last will
 * alone, and ordered by boot epoch, never by a clock.
 *
 * @param reason   stable word for programs, for example {@code silent}
 * @param evidence what was observed, in English for the operator
 * @param epoch    the boot epoch that was heard last; 0 before the first
 * @param since    when this state began
 * @param heardAt  when the device was last heard itself, by the control plane's clock
 */
public record DevicePresence(
        State state,
        String reason,
        String evidence,
        long epoch,
        Instant since,
        Optional<Instant> heardAt,
        String software) {

    public enum State {
        ONLINE,
        /** Was here a moment ago; the next heartbeat is overdue or the link just broke. */
        SUSPECT,
        OFFLINE,
        /** Said goodbye. */
        LEFT,
        MAINTENANCE
    }

    /** Enrolled and never heard of. */
    public static DevicePresence unheard(Instant enrolledAt) {
        return new DevicePresence(
                State.OFFLINE, "never-connected", "enrolled, never connected", 0, enrolledAt, Optional.empty(), "");
    }

    /** A word of an older epoch, or the will of a connection that a newer birth replaced, changes nothing. */
    public DevicePresence after(Presence word, Instant now) {
        if (word.epoch() < epoch) {
            return this;
        }
        return switch (word.state()) {
            case BORN -> move(State.ONLINE, "connected", "said that it is there", word, now, Optional.of(now));
            case LEAVING -> move(State.LEFT, "clean-shutdown", "said goodbye", word, now, Optional.of(now));
            case LOST ->
                word.epoch() > epoch || state == State.LEFT
                        ? this
                        : move(State.OFFLINE, "link-lost", "the broker lost its connection", word, now, heardAt);
        };
    }

    /** A status is proof of life, whatever a will said before. */
    public DevicePresence heard(long statusEpoch, Instant now) {
        if (statusEpoch < epoch) {
            return this;
        }
        var since = state == State.ONLINE ? this.since : now;
        return new DevicePresence(
                State.ONLINE, "status", "sends its status", statusEpoch, since, Optional.of(now), software);
    }

    /** Doubt grows with silence: after three missed heartbeats suspect, after six offline. */
    public DevicePresence silentUntil(Instant now, Duration heartbeat) {
        var silence = Duration.between(heardAt.orElse(since), now);
        return switch (state) {
            case ONLINE, SUSPECT -> {
                if (silence.compareTo(heartbeat.multipliedBy(6)) > 0) {
                    yield becomes(State.OFFLINE, "silent", "silent for " + silence.toSeconds() + " s", now);
                }
                if (state == State.ONLINE && silence.compareTo(heartbeat.multipliedBy(3)) > 0) {
                    yield becomes(State.SUSPECT, "silent", "silent for " + silence.toSeconds() + " s", now);
                }
                yield this;
            }
            case OFFLINE, LEFT, MAINTENANCE -> this;
        };
    }

    private DevicePresence becomes(State next, String why, String observed, Instant now) {
        return new DevicePresence(next, why, observed, epoch, now, heardAt, software);
    }

    private DevicePresence move(
            State next, String why, String observed, Presence word, Instant now, Optional<Instant> heard) {
        var begins = next == state && word.epoch() == epoch ? since : now;
        return new DevicePresence(next, why, observed, word.epoch(), begins, heard, word.software());
    }
}
