package vn.tiepdan.control.call;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where calls are recorded while they run. */
@ConfigMapping(prefix = "tiepdan.recording")
public interface RecordingSettings {
    /** Where the media server writes; the same path for both when they share a disk. */
    Path dir();

    /** A call on a fuller disk is not recorded truthfully, so both sides are told. */
    @WithDefault("67108864")
    long leastFreeBytes();

    /** The folder of one call. */
    default Path of(vn.tiepdan.wire.CallId call) {
        return dir().toAbsolutePath().resolve(call.toString());
    }
}
