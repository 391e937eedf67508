package vn.tiepdan.control.call;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.SignalDown;

/**
 * Whether a call is truly being recorded: only while the files of everyone who sends grow and the disk has room. The media server itself says nothing
 * when the disk is full.
 */
final class RecordingWatch {
    private static final Logger LOG = Logger.getLogger(RecordingWatch.class);
    private static final Pattern LEG = Pattern.compile("-user-([0-9a-f-]{36})-");
    /** Files grow with every packet; buffered writes of sound alone take less than two seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Path folder;
    private final long leastFreeBytes;
    private SignalDown.Recording state = SignalDown.Recording.STARTING;
    private @Nullable Instant until;
    private final Map<LegId, Leg> legs = new HashMap<>();

    /** How much is on the disk of one leg, and when it last grew or was first expected. */
    private record Leg(long bytes, Instant grewAt, boolean grown) {}

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

    /** @param sending whoever sends now, so that there is something to record of each of them */
    void look(Instant now, Set<LegId> sending) {
        var sizes = sizes();
        legs.keySet().retainAll(sending);
        for (var leg : sending) {
            var size = sizes.getOrDefault(leg.toString(), 0L);
            legs.merge(
                    leg,
                    new Leg(size, now, false),
                    (before, _) -> size > before.bytes ? new Leg(size, now, true) : before);
        }
        if (legs.isEmpty()) {
            nobodySends();
            return;
        }
        if (folder.toFile().getUsableSpace() < leastFreeBytes
                || legs.values().stream().anyMatch(leg -> stopped(leg, now))) {
            state = SignalDown.Recording.FAILED;
        } else if (legs.values().stream().allMatch(Leg::grown)) {
            state = SignalDown.Recording.RUNNING;
            until = Instant.ofEpochSecond(now.getEpochSecond());
        }
    }

    /** Nothing is recorded then; that it failed before stays said. */
    private void nobodySends() {
        if (state == SignalDown.Recording.RUNNING) {
            state = SignalDown.Recording.STARTING;
        }
    }

    private static boolean stopped(Leg leg, Instant now) {
        return leg.grewAt.plus(PATIENCE).isBefore(now);
    }

    /** Bytes by the leg whose name is in the file's name. */
    private Map<String, Long> sizes() {
        try (var files = Files.list(folder)) {
            var sizes = new HashMap<String, Long>();
            files.forEach(file -> {
                var name = LEG.matcher(file.getFileName().toString());
                if (name.find()) {
                    sizes.merge(name.group(1), file.toFile().length(), Long::sum);
                }
            });
            return sizes;
        } catch (IOException unreadable) {
            LOG.warnf("the recording's folder cannot be read: %s", unreadable.getMessage());
            return Map.of();
        }
    }
}
