package vn.tiepdan.link;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The open messages (received, not acknowledged) of one connection. When the connection ends all of them are released: the
 * broker delivers them again on the next one, and an acknowledgement that comes late means nothing any more. Without the
 * release the HiveMQ client would count them against the next connection's receive maximum, for ever.
 */
final class Ledger {
    private final Set<Open> open = ConcurrentHashMap.newKeySet();
    private final LongSupplier nanoTime;

    Ledger(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param holders how many channels have to be done with the message before the broker is told */
    Open admit(Mqtt5Publish publish, int holders) {
        var entry = new Open(publish, new AtomicInteger(holders), nanoTime.getAsLong());
        open.add(entry);
        return entry;
    }

    void release() {
        open.forEach(Open::close);
    }

    int size() {
        return open.size();
    }

    /** How long the oldest message has been open; zero when there is none. */
    Duration oldest() {
        long now = nanoTime.getAsLong();
        return Duration.ofNanos(
                open.stream().mapToLong(entry -> now - entry.since).max().orElse(0));
    }

    /** One message that somebody still works on. */
    final class Open {
        private final Mqtt5Publish publish;
        private final AtomicInteger holders;
        private final long since;

        private Open(Mqtt5Publish publish, AtomicInteger holders, long since) {
            this.publish = publish;
            this.holders = holders;
            this.since = since;
        }

        /** One channel is done with it. */
        void done() {
            if (holders.decrementAndGet() == 0) {
                close();
            }
        }

        /** Whether the broker still waits for the answer. */
        boolean awaited() {
            return open.contains(this);
        }

        boolean belongsTo(Ledger ledger) {
            return Ledger.this == ledger;
        }

        private void close() {
            if (open.remove(this)) {
                publish.acknowledge();
            }
        }
    }
}
