package vn.tiepdan.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import vn.tiepdan.journey.stack.Resident;

/** What a process and all that it started use, as Linux tells it. */
public final class Usage {
    private static final long MEBIBYTE = 1 << 20;
    /** {@code sysconf(_SC_CLK_TCK)} of every Linux that Debian builds. */
    private static final int TICKS_PER_SECOND = 100;
    /** Fields of {@code /proc/pid/stat} behind the command's closing bracket. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;
    /** Fields of {@code /proc/stat}: all but idle and waiting. */
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7, 8);

    private Usage() {}

    /** Resident megabytes, shared pages counted once. */
    public static long residentMegabytes(ProcessHandle process) {
        return Resident.ofFamily(process) / MEBIBYTE;
    }

    /** Of this process alone. */
    public static long ownMegabytes() {
        return Resident.of(ProcessHandle.current()) / MEBIBYTE;
    }

    /** Processor time of the living members of the family. */
    public static Duration processor(ProcessHandle process) {
        return Duration.ofMillis(family(process).mapToLong(Usage::ticks).sum() * 1_000 / TICKS_PER_SECOND);
    }

    public static Duration ownProcessor() {
        return Duration.ofMillis(ticks(ProcessHandle.current()) * 1_000 / TICKS_PER_SECOND);
    }

    /** Of everybody on this machine. */
    public static Duration machineProcessor() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            var fields = lines.findFirst().orElseThrow().split(" +");
            long busy = BUSY.stream()
                    .mapToLong(field -> Long.parseLong(fields[field]))
                    .sum();
            return Duration.ofMillis(busy * 1_000 / TICKS_PER_SECOND);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<ProcessHandle> family(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    private static long ticks(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
        } catch (IOException gone) {
            return 0;
        }
    }
}
