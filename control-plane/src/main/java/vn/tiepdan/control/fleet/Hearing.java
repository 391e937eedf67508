package vn.tiepdan.control.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Since when the control plane could hear its devices without a break. Only then is silence the device's own: before, it may have
 * been ours. It begins anew when a link to the broker was down, and also when this process itself stood still or the clock
 * jumped, because then messages may lie unread.
 *
 * @param open      the channels whose subscriptions stand
 * @param unbroken  since when all of them stand; empty while one does not
 * @param checkedAt when somebody asked last
 */
record Hearing(Set<Ear> open, Optional<Instant> unbroken, Optional<Instant> checkedAt) {
    /** The channels on which a device shows that it lives. */
    public enum Ear {
        PRESENCE,
        STATUS
    }

    /** Of a control plane that has just started. */
    static final Hearing NOTHING = new Hearing(Set.of(), Optional.empty(), Optional.empty());

    Hearing {
        open = Set.copyOf(open);
    }

    Hearing opened(Ear ear, Instant now) {
        var more = EnumSet.of(ear);
        more.addAll(open);
        return new Hearing(more, more.size() == Ear.values().length ? Optional.of(now) : Optional.empty(), checkedAt);
    }

    Hearing closed(Ear ear) {
        var fewer = EnumSet.allOf(Ear.class);
        fewer.retainAll(open);
        fewer.remove(ear);
        return new Hearing(fewer, Optional.empty(), checkedAt);
    }

    /** Who asks regularly, and was late by more than the longest pause, or is earlier than before, was not there to hear. */
    Hearing checked(Instant now, Duration longestPause) {
        var stoodStill = checkedAt
                .filter(last ->
                        now.isBefore(last) || Duration.between(last, now).compareTo(longestPause) > 0)
                .isPresent();
        return new Hearing(open, stoodStill ? unbroken.map(_ -> now) : unbroken, Optional.of(now));
    }
}
