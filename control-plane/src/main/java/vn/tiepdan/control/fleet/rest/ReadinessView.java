package vn.tiepdan.control.fleet.rest;

import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.Readiness;
import vn.tiepdan.wire.Status;

/**
 * Whether somebody could be received with a device now.
 *
 * @param mend the first thing to do, or null when there is nothing
 */
public record ReadinessView(boolean ready, @Nullable MendView mend) {
    /** @param part which one, for the word {@code PART} */
    public record MendView(Readiness.Word word, @Nullable PartView part) {}

    /** @param name stable within the device, as in its status */
    public record PartView(String name, Status.Kind kind) {}

    static ReadinessView of(Readiness readiness) {
        return new ReadinessView(
                readiness.ready(),
                readiness
                        .mend()
                        .map(mend -> new MendView(
                                mend.word(),
                                mend.part()
                                        .map(part -> new PartView(part.name(), part.kind()))
                                        .orElse(null)))
                        .orElse(null));
    }
}
