package vn.tiepdan.control.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import vn.tiepdan.control.call.CallRecord;
import vn.tiepdan.control.recording.RecordingStore.Recording;
import vn.tiepdan.control.recording.RecordingStore.State;
import vn.tiepdan.control.recording.RecordingStore.Viewing;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.Role;

/**
 * The work on one recording, step by step; each step can be done again after a crash. Blocks: it runs on the recordings' own
 * thread.
 */
final class Processing {
    private static final Logger LOG = Logger.getLogger(Processing.class);
    /** Names are Janus' own: {@code videoroom-<room>-user-<leg>-<attempt>-<micros>-<track>-<line>.mjr}. */
    private static final Pattern NAME = Pattern.compile(".*-user-([0-9a-f-]{36})-\\d+-\\d+-(audio|video)-\\d+\\.mjr");

    private static final String OPEN = ".tmp";
    private static final String VIEWING = "viewing-copy.mp4";
    /** The server closes its files within a moment after the room is gone. */
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private static final long LOOK_AGAIN_MILLIS = 100;

    private final CallRecord call;
    private final Path written;
    private final Archive archive;
    private final List<Unusable> unusable = new ArrayList<>();

    /** Something of this track is in the archive but not in the viewing copy. */
    private record Unusable(LegId leg, String track, String why) {}

    Processing(CallRecord call, Path written, Archive archive) {
        this.call = call;
        this.written = written;
        this.archive = archive;
    }

    /** What became of it. Originals are kept whatever happens to the viewing copy. */
    Recording run() throws InterruptedException {
        var originals = new ArrayList<Original>();
        try {
            awaitClosed();
            takeIn();
            originals.addAll(originals());
            if (originals.isEmpty()) {
                return ended(State.FAILED, "nothing was recorded", originals, Optional.empty());
            }
            return ended(State.READY, "", originals, Optional.of(viewing(originals)));
        } catch (IOException failure) {
            LOG.errorf(failure, "the recording of call %s could not be finished", call.id());
            return ended(State.FAILED, String.valueOf(failure.getMessage()), originals, Optional.empty());
        }
    }

    private void awaitClosed() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + CLOSING.toNanos();
        while (System.nanoTime() < deadline && files(written).stream().anyMatch(Processing::isOpen)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private void takeIn() throws IOException {
        for (var file : files(written)) {
            var name = file.getFileName().toString();
            archive.take(call.id(), file, isOpen(file) ? name.substring(0, name.length() - OPEN.length()) : name);
        }
        Files.deleteIfExists(written);
    }

    /** A damaged file is kept and named as missing; the others are not lost with it. */
    private List<Original> originals() throws IOException {
        var originals = new ArrayList<Original>();
        for (var file : files(archive.of(call.id()))) {
            var name = NAME.matcher(file.getFileName().toString());
            if (name.matches()) {
                var leg = LegId.of(name.group(1));
                try {
                    var sha256 = Archive.sha256(file);
                    Mjr.read(file)
                            .ifPresent(it -> originals.add(new Original(
                                    file,
                                    sha256,
                                    it.track(),
                                    leg,
                                    it.firstAt(),
                                    it.duration(),
                                    it.packets(),
                                    it.lost())));
                } catch (IOException damaged) {
                    LOG.errorf("%s is damaged: %s", file.getFileName(), damaged.getMessage());
                    unusable.add(new Unusable(leg, name.group(2), "a file of it is damaged: " + damaged.getMessage()));
                }
            }
        }
        originals.sort(Comparator.comparing(Original::startedAt));
        return originals;
    }

    private Viewing viewing(List<Original> originals) throws IOException, InterruptedException {
        var folder = archive.of(call.id());
        var work = folder.resolve("work");
        var made = work.resolve(VIEWING);
        var rooms = call.legs().stream()
                .filter(leg -> leg.role() == Role.ROOM)
                .map(CallRecord.Leg::id)
                .toList();
        try {
            var segments = originals.stream()
                    .map(original -> new ViewingCopy.Segment(original, rooms.contains(original.leg())))
                    .toList();
            var duration = ViewingCopy.make(
                    segments,
                    begin(originals),
                    end(originals),
                    work,
                    made,
                    (original, why) -> unusable.add(new Unusable(original.leg(), original.track(), why)));
            var target = Files.move(made, folder.resolve(VIEWING), StandardCopyOption.REPLACE_EXISTING);
            return new Viewing(target, Archive.sha256(target), Files.size(target), duration);
        } finally {
            for (var file : files(work)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(work);
        }
    }

    private Recording ended(State state, String detail, List<Original> originals, Optional<Viewing> viewing) {
        return new Recording(call.id(), call.session(), state, detail, originals, viewing, missing(originals));
    }

    private List<Gap> missing(List<Original> originals) {
        if (originals.isEmpty()) {
            return List.of();
        }
        var gaps = new ArrayList<Gap>();
        for (var leg : call.legs()) {
            for (var track : List.of("audio", "video")) {
                var segments = originals.stream()
                        .filter(original -> original.leg().equals(leg.id())
                                && original.track().equals(track))
                        .toList();
                gaps.addAll(Gap.between(begin(originals), over(originals), leg.id(), track, segments));
            }
        }
        unusable.forEach(it -> gaps.add(new Gap(begin(originals), end(originals), it.leg(), it.track(), it.why())));
        return gaps;
    }

    private static Instant begin(List<Original> originals) {
        return originals.stream()
                .map(Original::startedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant end(List<Original> originals) {
        return originals.stream()
                .map(Original::endedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** A disk that was full says nothing: what was not written up to the end of the call is missing. */
    private Instant over(List<Original> originals) {
        var last = end(originals);
        return call.endedAt() != null && call.endedAt().isAfter(last) ? call.endedAt() : last;
    }

    private static boolean isOpen(Path file) {
        return file.toString().endsWith(OPEN);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
