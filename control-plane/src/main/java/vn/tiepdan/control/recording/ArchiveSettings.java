package vn.tiepdan.control.recording;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where recordings are kept. */
@ConfigMapping(prefix = "tiepdan.archive")
public interface ArchiveSettings {
    Path dir();
}
