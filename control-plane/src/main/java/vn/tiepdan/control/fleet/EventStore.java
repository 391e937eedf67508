package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tiepdan.wire.DeviceId;

/** Which events of devices are committed. Every method takes part in the caller's transaction. */
public interface EventStore {
    /** Counts the events of one boot epoch. */
    record Counter(DeviceId device, long epoch) {}

    /** How far a counter goes with this transaction. */
    record Advance(Counter counter, long from, long to) {}

    /**
     * An event that happened; what it said belongs to the feature that handled it.
     *
     * @param at by the device's clock
     */
    record Noted(Counter counter, long number, String kind, Instant at) {}

    /**
     * One line of the past.
     *
     * @param receivedAt by the control plane's clock
     */
    record Line(long epoch, long number, String kind, Instant at, Instant receivedAt) {}

    /** Those of these that are enrolled. */
    Uni<Set<DeviceId>> enrolled(Set<DeviceId> ids);

    /** Up to which number each is committed, locked until the transaction ends; a counter that never counted is not in it. */
    Uni<Map<Counter, Long>> lock(Set<Counter> counters);

    /** Whether every counter stood where it was believed to stand; otherwise the transaction must be given up. */
    Uni<Boolean> advance(List<Advance> advances);

    Uni<Void> note(List<Noted> events, Instant receivedAt);

    /** Newest first, only those that were received earlier than this, or with it and with a smaller number. */
    Uni<List<Line>> history(DeviceId device, Before before, int atMost);

    /** Where the page before begins. */
    record Before(Instant receivedAt, long epoch, long number) {
        /** The newest are the first; no database knows a later moment. */
        public static final Before NOW = new Before(Instant.parse("9999-12-31T00:00:00Z"), 0, 0);
    }

    /** Makes the partitions of the months ahead; answers how many are new. */
    Uni<Integer> prepareMonths(Instant now);

    /** Drops the months that ended before this moment; answers how many. */
    Uni<Integer> forgetMonthsBefore(Instant moment);
}
