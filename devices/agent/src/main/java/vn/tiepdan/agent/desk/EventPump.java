package vn.tiepdan.agent.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.agent.store.AgentStore;
import vn.tiepdan.agent.store.StoreFailed;
import vn.tiepdan.agent.uplink.Uplink;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.Event;

/**
 * Brings events from the disk to the control plane, oldest first, again and again until it says that they are committed. The
 * broker's acknowledgement is not enough: a broker may lose what it has.
 */
@ApplicationScoped
class EventPump {
    private static final Logger LOG = Logger.getLogger(EventPump.class);
    private static final int AT_ONCE = 32;
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(3);
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(1);

    private final AgentStore store;
    private final Uplink uplink;
    private final AgentThread thread;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private Consumer<StoreFailed> refused = failure -> {};
    private boolean linked;
    private int repeats;
    private long sentEpoch;
    private long sentNumber;
    private AgentThread.@Nullable Timer timer;

    EventPump(AgentStore store, Uplink uplink, AgentThread thread, Clock clock) {
        this.store = store;
        this.uplink = uplink;
        this.thread = thread;
        this.clock = clock;
    }

    /** @param refused hears each time that the disk does not keep an event */
    void whenRefused(Consumer<StoreFailed> refused) {
        this.refused = refused;
    }

    /** @param once a repeat with the same text is not a second event */
    void happened(String once, Event.Body body) {
        try {
            store.keep(once, clock.instant(), body).ifPresent(event -> sendNew());
        } catch (StoreFailed full) {
            refused.accept(full);
            throw full;
        }
    }

    void linkUp() {
        linked = true;
        repeats = 0;
        sendAll();
    }

    void linkDown() {
        linked = false;
        cancelTimer();
    }

    /** Patience comes back step by step: who forgot at once that the far side is slow would repeat everything to it again and again. */
    void committed(Ack ack) {
        store.forget(ack);
        repeats = Math.max(0, repeats - 1);
        cancelTimer();
        sendNew();
    }

    private void sendAll() {
        sentEpoch = 0;
        sentNumber = 0;
        sendNew();
    }

    private void sendNew() {
        if (!linked) {
            return;
        }
        try {
            sendPending();
        } catch (StoreFailed closed) {
            LOG.warnf("events wait: %s", closed.getMessage());
            again();
        }
    }

    private void sendPending() {
        for (var event : store.pending(AT_ONCE)) {
            if (event.epoch() > sentEpoch || (event.epoch() == sentEpoch && event.number() > sentNumber)) {
                sentEpoch = event.epoch();
                sentNumber = event.number();
                uplink.event(event)
                        .subscribe()
                        .with(
                                taken -> {},
                                failure -> LOG.warnf(
                                        "event %d.%d waits: %s", event.epoch(), event.number(), failure.getMessage()));
            }
        }
        if (store.queued() > 0) {
            again();
        }
    }

    private void again() {
        if (linked && timer == null) {
            var window = FIRST_PATIENCE.multipliedBy(1L << Math.min(repeats, 10));
            var longest = window.compareTo(MOST_PATIENCE) < 0 ? window : MOST_PATIENCE;
            timer = thread.after(longest.dividedBy(2).plusMillis(random.nextLong(longest.toMillis() / 2 + 1)), () -> {
                timer = null;
                repeats++;
                sendAll();
            });
        }
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
