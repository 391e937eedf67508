package vn.tiepdan.peripheral;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import vn.tiepdan.wire.Status;

/**
 * A code scanner that writes a line for each code to a device file (serial or USB CDC). Opens the file, reads until it ends
 * (unplugged), and tries again when it is told to.
 */
public final class LineScanner {
    /** A CCCD code has about 150 characters; more than this is no code. */
    static final int LONGEST_LINE = 4096;

    private final Path file;

    public LineScanner(Path file) {
        this.file = file;
    }

    /**
     * Reads until the scanner is gone; blocks, so it has a thread of its own.
     *
     * @param scanned each line, without its end
     * @param health  hears once that it works and once why it no longer does
     */
    public void read(Consumer<String> scanned, BiConsumer<Status.Health, String> health) {
        if (!Files.exists(file)) {
            health.accept(Status.Health.ABSENT, "no device at " + file);
            return;
        }
        try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            health.accept(Status.Health.OK, "reading " + file);
            for (String line = next(lines); line != null; line = next(lines)) {
                if (!line.isBlank()) {
                    scanned.accept(line.strip());
                }
            }
            health.accept(Status.Health.ABSENT, file + " ended; was it unplugged?");
        } catch (IOException broken) {
            health.accept(Status.Health.FAILED, "cannot read " + file + ": " + broken.getMessage());
        }
    }

    private static @org.jspecify.annotations.Nullable String next(BufferedReader lines) throws IOException {
        var line = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            if (c == '\n' || c == '\r') {
                if (!line.isEmpty()) {
                    return line.toString();
                }
            } else if (line.length() < LONGEST_LINE) {
                line.append((char) c);
            }
        }
        return line.isEmpty() ? null : line.toString();
    }
}
