package vn.tiepdan.peripheral;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Status;

/**
 * A code scanner that writes a line for each code to a device file (serial or USB CDC). Opens the file, reads until it ends
 * (unplugged), and tries again when it is told to. Half a code is worse than none: a line that is too long, that is no UTF-8 or
 * that has no end is put aside.
 */
public final class LineScanner {
    /** A CCCD code has about 150 characters, so about 400 bytes; more than this is no code. */
    static final int LONGEST_LINE = 4096;

    private final Path file;

    /** Hears how the scanner is, with what was observed: once with a code, once in plain English. */
    public interface Observer {
        void saw(Status.Health health, Finding finding, String evidence);
    }

    public LineScanner(Path file) {
        this.file = file;
    }

    /**
     * Reads until the scanner is gone; blocks, so it has a thread of its own.
     *
     * @param scanned each line, without its end
     * @param health  hears when it works, when it read something that is no code, and why it no longer works
     */
    public void read(Consumer<String> scanned, Observer health) {
        if (!Files.exists(file)) {
            health.saw(Status.Health.ABSENT, finding("scanner-absent"), "no device at " + file);
            return;
        }
        try (var bytes = Files.newInputStream(file)) {
            health.saw(Status.Health.OK, finding("scanner-reads"), "reading " + file);
            new Lines(scanned, health).read(bytes);
            health.saw(Status.Health.ABSENT, finding("scanner-unplugged"), file + " ended; was it unplugged?");
        } catch (IOException broken) {
            health.saw(
                    Status.Health.FAILED,
                    finding("scanner-failed"),
                    "cannot read " + file + ": " + broken.getMessage());
        }
    }

    private Finding finding(String code) {
        return new Finding(code, Map.of("file", file.toString()));
    }

    private final class Lines {
        private final Consumer<String> scanned;
        private final Observer health;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private boolean tooLong;
        private boolean degraded;

        private Lines(Consumer<String> scanned, Observer health) {
            this.scanned = scanned;
            this.health = health;
        }

        private void read(InputStream bytes) throws IOException {
            var chunk = new byte[LONGEST_LINE];
            for (int size = bytes.read(chunk); size >= 0; size = bytes.read(chunk)) {
                for (int i = 0; i < size; i++) {
                    take(chunk[i]);
                }
            }
        }

        private void take(byte next) {
            if (next == '\n' || next == '\r') {
                end();
            } else if (line.size() < LONGEST_LINE) {
                line.write(next);
            } else {
                tooLong = true;
            }
        }

        private void end() {
            if (tooLong) {
                putAside("scanner-line-too-long", "a line of more than " + LONGEST_LINE + " bytes");
            } else if (line.size() > 0) {
                try {
                    deliver(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(line.toByteArray()))
                            .toString()
                            .strip());
                } catch (CharacterCodingException noText) {
                    putAside("scanner-not-utf-8", "a line that is no UTF-8 (" + noText.getMessage() + ")");
                }
            }
            line.reset();
            tooLong = false;
        }

        private void deliver(String text) {
            if (!text.isEmpty()) {
                if (degraded) {
                    degraded = false;
                    health.saw(Status.Health.OK, finding("scanner-reads"), "reading " + file);
                }
                scanned.accept(text);
            }
        }

        private void putAside(String code, String what) {
            degraded = true;
            health.saw(
                    Status.Health.DEGRADED,
                    finding(code),
                    file + " sent " + what + ", which was put aside; scan again, and set the scanner to UTF-8 if it"
                            + " stays");
        }
    }
}
