package vn.tiepdan.link;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one link: the one that serves and, for a moment, the one that is about to take its place. Asked and changed from
 * several event loops, so both are always seen together.
 */
final class Lines {
    private final AtomicReference<Pair> pair = new AtomicReference<>(new Pair(null, null));

    record Pair(@Nullable Connection present, @Nullable Connection coming) {
        boolean holds(Connection connection) {
            return connection == present || connection == coming;
        }
    }

    /** Null before the first attempt. */
    @Nullable
    Connection present() {
        return pair.get().present();
    }

    boolean serves(Connection connection) {
        return present() == connection;
    }

    void first(Connection connection) {
        pair.set(new Pair(connection, null));
    }

    void coming(Connection connection) {
        pair.updateAndGet(now -> new Pair(now.present(), connection));
    }

    /** One that was coming serves from now on. The answer is how it was before. */
    Pair connected(Connection connection) {
        return pair.getAndUpdate(now -> connection == now.coming() ? new Pair(connection, null) : now);
    }

    /** One that was coming comes no more. The answer is how it was before. */
    Pair disconnected(Connection connection) {
        return pair.getAndUpdate(now -> connection == now.coming() ? new Pair(now.present(), null) : now);
    }
}
