package vn.tiepdan.control.recording;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import vn.tiepdan.wire.LegId;

/** One archived original. */
public record Original(
        Path file,
        String sha256,
        String track,
        LegId leg,
        Instant startedAt,
        Duration duration,
        long packets,
        long lost) {
    Instant endedAt() {
        return startedAt.plus(duration);
    }
}
