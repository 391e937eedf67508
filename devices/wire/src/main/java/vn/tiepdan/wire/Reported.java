package vn.tiepdan.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that a device runs with; retained. Its version says which desired configuration it satisfies.
 *
 * @param refused what it was told later and cannot take; null when there is nothing
 */
public record Reported(
        Desired configuration,
        long epoch,
        Instant at,
        @Nullable Refusal refused) {
    /**
     * @param version of the desired configuration that was refused; 0 when even that could not be read
     * @param field   the member that is wrong; empty when the whole is
     * @param why     what is wrong with it, in English; never quotes the value
     */
    public record Refusal(long version, String field, String why) {}
}
