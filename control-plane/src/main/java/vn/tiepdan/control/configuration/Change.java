package vn.tiepdan.control.configuration;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a layer: all that it sets since then.
 *
 * @param version  counts up from 1 within the layer; 0 of a layer that was never changed
 * @param why      for colleagues; no personal data
 * @param by       account name
 * @param restores the version of which this is a copy
 */
public record Change(
        Layer layer, long version, Settings settings, String why, String by, Instant at, Optional<Long> restores) {
    /** What a layer is before anybody has changed it. */
    static Change none(Layer layer) {
        return new Change(layer, 0, Settings.NONE, "", "", Instant.EPOCH, Optional.empty());
    }
}
