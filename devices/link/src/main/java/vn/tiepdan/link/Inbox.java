package vn.tiepdan.link;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one incoming channel that wait for their handler. Messages of QoS 1 are bounded by the receive maximum of
 * the connection; those of QoS 0 by {@code most}, and beyond that the newest is dropped. Gives to one subscriber what it asks
 * for, always on the given context.
 */
final class Inbox implements Flow.Publisher<Message<?>>, Flow.Subscription {
    private final Executor context;
    private final int most;
    private final Runnable onSubscription;
    private final Queue<Delivery> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unacknowledgeable = new AtomicInteger();
    private final AtomicLong demand = new AtomicLong();
    private final AtomicInteger work = new AtomicInteger();
    private final AtomicReference<Flow.@Nullable Subscriber<? super Message<?>>> subscriber = new AtomicReference<>();
    private volatile @Nullable Throwable failure;
    private volatile boolean done;

    Inbox(Executor context, int most, Runnable onSubscription) {
        this.context = context;
        this.most = most;
        this.onSubscription = onSubscription;
    }

    /** One message for this channel; {@code repeatable} ones are delivered again when they are not acknowledged. */
    interface Delivery {
        Message<?> message();

        boolean repeatable();

        /** Whether the broker delivers it again on the present connection. */
        boolean repeatedOn(Ledger present);
    }

    /** False when there is no room. */
    boolean offer(Delivery delivery) {
        if (!delivery.repeatable() && unacknowledgeable.incrementAndGet() > most) {
            unacknowledgeable.decrementAndGet();
            return false;
        }
        waiting.add(delivery);
        schedule();
        return true;
    }

    /** Forgets what the broker delivers again on the present connection. */
    void forgetRepeated(Ledger present) {
        waiting.removeIf(delivery -> delivery.repeatable() && delivery.repeatedOn(present));
    }

    int size() {
        return waiting.size();
    }

    /** Why the channel has ended; empty while it has not. */
    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Ends the channel: the subscriber sees the failure. */
    void fail(Throwable reason) {
        failure = reason;
        schedule();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Message<?>> newcomer) {
        if (!subscriber.compareAndSet(null, newcomer)) {
            newcomer.onSubscribe(this);
            newcomer.onError(new IllegalStateException("an incoming channel has one subscriber"));
            return;
        }
        newcomer.onSubscribe(this);
        onSubscription.run();
    }

    @Override
    public void request(long count) {
        demand.accumulateAndGet(count, (left, more) -> left + more < 0 ? Long.MAX_VALUE : left + more);
        schedule();
    }

    @Override
    public void cancel() {
        done = true;
    }

    private void schedule() {
        if (work.getAndIncrement() == 0) {
            context.execute(this::drain);
        }
    }

    private void drain() {
        int seen;
        do {
            seen = work.get();
            emit();
        } while (work.addAndGet(-seen) != 0);
    }

    private void emit() {
        var receiver = subscriber.get();
        if (receiver == null || done) {
            return;
        }
        if (failure != null) {
            done = true;
            receiver.onError(failure);
            return;
        }
        while (demand.get() > 0 && !done) {
            var next = waiting.poll();
            if (next == null) {
                return;
            }
            if (!next.repeatable()) {
                unacknowledgeable.decrementAndGet();
            }
            if (demand.get() != Long.MAX_VALUE) {
                demand.decrementAndGet();
            }
            receiver.onNext(next.message());
        }
    }
}
