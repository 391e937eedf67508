package vn.tiepdan.journey.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory of processes in bytes, shared pages counted once (the Pss of Linux). */
public final class Resident {
    private static final long KIBIBYTE = 1 << 10;

    private Resident() {}

    /** Of a process and all that it started. */
    public static long ofFamily(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(Resident::of)
                .sum();
    }

    /** Of this process alone; 0 when it is gone. */
    public static long of(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBIBYTE)
                    .sum();
        } catch (IOException gone) {
            return 0;
        }
    }
}
