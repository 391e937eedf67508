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
        /** Somebody works on it; shown instead of what the evidence says, never computed from it. */
        MAINTENANCE
    }

    /** Enrolled and never heard of. */
    public static DevicePresence unheard(Instant enrolledAt) {
        return new DevicePresence(
                State.OFFLINE, "never-connected", "enrolled, never connected", 0, enrolledAt, Optional.empty(), "");
    }

    /** What a device says now, or the broker in its name. */
    public DevicePresence after(Presence word, Instant now) {
        if (word.epoch() < epoch) {
            return this;
        }
        return switch (word.state()) {
            case BORN ->
                hasLeft(word.epoch())
                        ? this
                        : move(State.ONLINE, "connected", "said that it is there", word, now, Optional.of(now));
            case LEAVING -> move(State.LEFT, "clean-shutdown", "said goodbye", word, now, Optional.of(now));
            case LOST -> lost(word, now);
        };
    }

    /**
     * What the broker has kept and sends to every new subscriber: a birth among it may be long over, so it is no sign of life. It
     * only tells of an epoch that began while nobody listened.
     */
    public DevicePresence afterKept(Presence word, Instant now) {
        return switch (word.state()) {
            case BORN ->
                word.epoch() <= epoch
                        ? this
                        : move(State.SUSPECT, "birth-kept", "connected while nobody listened", word, now, heardAt);
            case LEAVING, LOST -> after(word, now);
        };
    }

    /** A status of the current epoch or of a newer one is proof of life, whatever a will said before. */
    public DevicePresence heard(long statusEpoch, Instant now) {
        if (statusEpoch < epoch || hasLeft(statusEpoch)) {
            return this;
        }
        var begins = state == State.ONLINE && statusEpoch == epoch ? since : now;
        return new DevicePresence(
                State.ONLINE, "status", "sends its status", statusEpoch, begins, Optional.of(now), software);
    }

    /** Doubt grows with silence, but only with what could have been heard: see {@link Hearing}. */
    public DevicePresence silentUntil(Instant now, Instant countsFrom, Patience patience) {
        var heard = heardAt.orElse(since);
        var silence = Duration.between(heard.isBefore(countsFrom) ? countsFrom : heard, now);
        return switch (state) {
            case ONLINE, SUSPECT -> {
                if (silence.compareTo(patience.untilOffline()) > 0) {
                    yield becomes(State.OFFLINE, now);
                }
                if (state == State.ONLINE && silence.compareTo(patience.untilSuspect()) > 0) {
                    yield becomes(State.SUSPECT, now);
                }
                yield this;
            }
            case OFFLINE, LEFT, MAINTENANCE -> this;
        };
    }

    /** As it is shown while somebody works on it: what it really is stays in the evidence. */
    DevicePresence during(Maintenance maintenance) {
        return new DevicePresence(
                State.MAINTENANCE,
                "maintenance",
                "in maintenance until %s: %s; behind it %s, %s"
                        .formatted(maintenance.until(), maintenance.reason(), state, evidence),
                epoch,
                maintenance.since(),
                heardAt,
                software);
    }

    /** Whether somebody who looks back would want to know; that a device is heard again and again is no news. */
    boolean isNewsAfter(DevicePresence before) {
        return state != before.state || epoch != before.epoch || state != State.ONLINE && !reason.equals(before.reason);
    }

    /** A goodbye is final for its epoch: what is heard of it later was under way. */
    private boolean hasLeft(long ofEpoch) {
        return state == State.LEFT && ofEpoch == epoch;
    }

    /** A broken link is a doubt only: most of them are made anew within seconds. */
    private DevicePresence lost(Presence will, Instant now) {
        var believed = state == State.ONLINE || state == State.SUSPECT;
        if (!believed && will.epoch() == epoch) {
            return this;
        }
        var next = believed ? State.SUSPECT : State.OFFLINE;
        return move(next, "link-lost", "the broker lost its connection", will, now, heardAt);
    }

    /** What broke the link stays the reason; the silence after it is in the evidence. */
    private DevicePresence becomes(State next, Instant now) {
        var silence =
                "silent for " + Duration.between(heardAt.orElse(since), now).toSeconds() + " s";
        var broke = reason.equals("link-lost");
        return new DevicePresence(
                next,
                broke ? reason : "silent",
                broke ? "the broker lost its connection; " + silence : silence,
                epoch,
                now,
                heardAt,
                software);
    }

    /** A device that is shut out is not there; one that is let in again is awaited. */
    DevicePresence under(Standing standing) {
        return switch (standing.state()) {
            case ACTIVE -> offline("released", "let in again, not heard since", standing);
            case QUARANTINED -> offline("quarantined", "shut out for now", standing);
            case REVOKED -> offline("revoked", "shut out for good", standing);
        };
    }

    /** Between two pieces of hardware: of the old one nothing is believed any more. */
    DevicePresence replaced(long nextEpoch, Instant now) {
        return new DevicePresence(
                State.OFFLINE,
                "replaced",
                "its hardware was replaced, the new one was not heard yet",
                nextEpoch,
                now,
                heardAt,
                software);
    }

    private DevicePresence offline(String why, String observed, Standing standing) {
        return new DevicePresence(State.OFFLINE, why, observed, epoch, standing.since(), heardAt, software);
    }

    private DevicePresence move(
            State next, String why, String observed, Presence word, Instant now, Optional<Instant> heard) {
        var begins = next == state && word.epoch() == epoch ? since : now;
        return new DevicePresence(next, why, observed, word.epoch(), begins, heard, word.software());
    }
}
