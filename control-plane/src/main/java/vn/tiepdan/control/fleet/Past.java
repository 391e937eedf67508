package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import vn.tiepdan.wire.DeviceId;

/**
 * What one feature remembers of devices. Every CDI bean of this type is asked, see {@link Timeline}; each has a kind of its own and
 * takes part in the caller's transaction.
 */
public interface Past {
    Happened.Kind kind();

    /** The newest of those that stand behind {@code before}, newest first. */
    Uni<List<Happened>> of(DeviceId device, Before before, int atMost);

    /**
     * A place in the past of one kind: what is earlier stands behind it, and of the same moment what has a smaller key.
     *
     * @param key compared as ASCII
     */
    record Before(Instant at, String key) {
        /** Smaller than every key: nothing of that moment stands behind it. */
        static final String LEAST = "";

        /** Larger than every key: all of that moment stands behind it. */
        static final String MOST = "~";
    }
}
