package vn.tiepdan.control.platform;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** One transaction per use case; stores called inside take part in it. */
public interface Transactions {
    /** Runs the work in the caller's transaction, or in a new one that commits when the work's item arrives. */
    <T> Uni<T> in(Supplier<Uni<T>> work);

    /**
     * Runs what only reads: in the caller's transaction, or in none, so that each statement sees what is committed when it begins. A
     * page that shows something asks a few times, and beginning and ending a transaction takes longer than most of what it asks.
     */
    <T> Uni<T> reading(Supplier<Uni<T>> work);

    /**
     * Runs the work in a new transaction, whatever surrounds the caller: for what goes on beside whoever happens to set it going, such
     * as a listener beside the use case that tells it something.
     */
    <T> Uni<T> apart(Supplier<Uni<T>> work);

    /**
     * Keeps the work until the surrounding transaction has committed and runs it then, in the order of these calls, before
     * the item of {@link #in} arrives; forgets it when the transaction rolls back. A failure is logged and changes nothing:
     * such work tells devices and pages what is already true. Without a surrounding transaction the work runs at once.
     */
    Uni<Void> afterCommit(Supplier<Uni<Void>> work);

    /** The same for what is told at once. */
    default Uni<Void> tellAfterCommit(Runnable telling) {
        return afterCommit(() -> {
            telling.run();
            return Uni.createFrom().voidItem();
        });
    }
}
