package vn.tiepdan.control.fleet.mqtt;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is there, works on it, and takes what came meanwhile: one alone does not wait for company, and under load the batches
 * grow by themselves. Never more is asked for than {@link #MOST_WAITING}, so whoever sends is held back, and one batch ends
 * before the next begins, so the order stays.
 *
 * @param <M> what comes
 */
final class Batches<M> implements Flow.Subscriber<M> {
    private static final Logger LOG = Logger.getLogger(Batches.class);
    static final int MOST_WAITING = 2_000;
    /** For the two classes of traffic of which there may be thousands in a second. */
    static final Duration BUSY_APART = Duration.ofMillis(20);

    static final int LARGEST = 1_000;

    private final Duration apart;
    private final Function<List<M>, Uni<Void>> work;
    private final ArrayDeque<M> waiting = new ArrayDeque<>();
    private Flow.@Nullable Subscription source;
    private boolean working;

    /** @param work ends when the batch is done with; it must not fail */
    Batches(Function<List<M>, Uni<Void>> work) {
        this(Duration.ZERO, work);
    }

    /** @param apart so long after one batch has begun the next one does, at the earliest: a few more come together, and cost less */
    Batches(Duration apart, Function<List<M>, Uni<Void>> work) {
        this.apart = apart;
        this.work = work;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        synchronized (this) {
            source = subscription;
        }
        subscription.request(MOST_WAITING);
    }

    @Override
    public void onNext(M item) {
        synchronized (this) {
            waiting.add(item);
        }
        workOn();
    }

    @Override
    public void onError(Throwable failure) {
        LOG.error("a channel of the devices failed; nothing more is heard on it", failure);
    }

    @Override
    public void onComplete() {
        LOG.debug("a channel of the devices ended");
    }

    private void workOn() {
        var batch = next();
        if (!batch.isEmpty()) {
            long begun = System.nanoTime();
            Uni.createFrom()
                    .deferred(() -> work.apply(batch))
                    .onFailure()
                    .recoverWithUni(failure -> {
                        LOG.error("a batch could not be worked on", failure);
                        return Uni.createFrom().voidItem();
                    })
                    .chain(() -> rest(begun))
                    .subscribe()
                    .with(_ -> done(batch.size()), failure -> {
                        LOG.error("the next batch could not be waited for", failure);
                        done(batch.size());
                    });
        }
    }

    private Uni<Void> rest(long begun) {
        long left = apart.minusNanos(System.nanoTime() - begun).toMillis();
        var over = Uni.createFrom().voidItem();
        return left > 0 ? over.onItem().delayIt().by(Duration.ofMillis(left)) : over;
    }

    private synchronized List<M> next() {
        if (working || waiting.isEmpty()) {
            return List.of();
        }
        working = true;
        var batch = new ArrayList<M>(Math.min(waiting.size(), LARGEST));
        while (batch.size() < LARGEST && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        return batch;
    }

    private void done(int many) {
        Flow.Subscription from;
        synchronized (this) {
            working = false;
            from = source;
        }
        if (from != null) {
            from.request(many);
        }
        workOn();
    }
}
