package vn.tiepdan.bench.fleet;

import java.util.concurrent.atomic.LongAdder;

/** What a fleet has done since it began. */
public final class Tally {
    final LongAdder connected = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder inVain = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder statusesDue = new LongAdder();
    final LongAdder statusesSent = new LongAdder();
    final LongAdder statusesTaken = new LongAdder();
    final LongAdder eventsHappened = new LongAdder();
    final LongAdder eventsSent = new LongAdder();
    final LongAdder eventsCommitted = new LongAdder();
    volatile long commandHeardNanos;

    /**
     * @param connected       devices with a connection now
     * @param lost            connections that ended without our doing
     * @param inVain          attempts to connect that came to nothing
     * @param refused         connections and messages that the broker refused
     * @param statusesDue     that devices had to say; those not sent were overtaken on the device
     * @param statusesTaken   that the broker acknowledged
     * @param eventsSent      with repeats
     * @param eventsCommitted of which devices were told so
     */
    public record Count(
            long connected,
            long lost,
            long inVain,
            long refused,
            long statusesDue,
            long statusesSent,
            long statusesTaken,
            long eventsHappened,
            long eventsSent,
            long eventsCommitted) {
        public Count since(Count before) {
            return new Count(
                    connected,
                    lost - before.lost,
                    inVain - before.inVain,
                    refused - before.refused,
                    statusesDue - before.statusesDue,
                    statusesSent - before.statusesSent,
                    statusesTaken - before.statusesTaken,
                    eventsHappened - before.eventsHappened,
                    eventsSent - before.eventsSent,
                    eventsCommitted - before.eventsCommitted);
        }

        /** Events that wait on devices. */
        public long backlog() {
            return eventsHappened - eventsCommitted;
        }
    }

    public Count now() {
        return new Count(
                connected.sum(),
                lost.sum(),
                inVain.sum(),
                refused.sum(),
                statusesDue.sum(),
                statusesSent.sum(),
                statusesTaken.sum(),
                eventsHappened.sum(),
                eventsSent.sum(),
                eventsCommitted.sum());
    }
}
