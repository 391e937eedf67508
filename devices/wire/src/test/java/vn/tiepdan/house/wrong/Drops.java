package vn.tiepdan.house.wrong;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.util.concurrent.atomic.AtomicReference;

final class Drops {
    Cancellable result(Uni<String> uni, AtomicReference<String> kept) {
        return uni.subscribe().with(kept::set);
    }
}
