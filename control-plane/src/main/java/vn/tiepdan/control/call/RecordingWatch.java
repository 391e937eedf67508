package vn.tiepdan.control.call;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.SignalDown;

/**
 * Whether a call is truly being recorded: only while its files grow and the disk has room. The media server itself says nothing
 * when the disk is full.
 */
final class RecordingWatch {
    private static final Logger LOG = Logger.getLogger(RecordingWatch.class);
    /** Files grow with every packet; buffered writes of sound alone take less than two seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Path folder;
    private final long leastFreeBytes;
    private SignalDown.Recording state = SignalDown.Recording.STARTING;
    private @Nullable Instant until;
    private @Nullable Instant expectedSince;
    private long bytes;

    RecordingWatch(Path folder, long leastFreeBytes) {
        this.folder = folder;
        this.leastFreeBytes = leastFreeBytes;
    }

    SignalDown.Recording state() {
        return state;
    }

    /** The moment up to which everything is on the disk; whole seconds, so that it is not told more often. */
    @Nullable
    Instant until() {
        return until;
    }

    /** @param expected whether anybody sends, so that there is something to record */
    void look(Instant now, boolean expected) {
        long size = size();
        boolean grew = size > bytes;
        bytes = Math.max(bytes, size);
        if (!expected) {
            expectedSince = null;
            return;
        }
        if (expectedSince == null) {
            expectedSince = now;
        }
        if (folder.toFile().getUsableSpace() < leastFreeBytes) {
            state = SignalDown.Recording.FAILED;
        } else if (grew) {
            state = SignalDown.Recording.RUNNING;
            until = Instant.ofEpochSecond(now.getEpochSecond());
            expectedSince = now;
        } else if (expectedSince.plus(PATIENCE).isBefore(now)) {
            state = SignalDown.Recording.FAILED;
        }
    }

    private long size() {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException unreadable) {
            LOG.warnf("the recording's folder cannot be read: %s", unreadable.getMessage());
            return 0;
        }
    }
}
