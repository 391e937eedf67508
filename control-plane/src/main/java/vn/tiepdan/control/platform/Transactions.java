package vn.tiepdan.control.platform;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** One transaction per use case; stores called inside take part in it. */
public interface Transactions {
    /** Runs the work in the caller's transaction, or in a new one that commits when the work's item arrives. */
    <T> Uni<T> in(Supplier<Uni<T>> work);
}
