package vn.tiepdan.peripheral;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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

    public LineScanner(Path file) {
        this.file = file;
    }

    /**
     * Reads until the scanner is gone; blocks, so it has a thread of its own.
     *
     * @param scanned each line, without its end
     * @param health  hears when it works, when it read something that is no code, and why it no longer works
     */
    public void read(Consumer<String> scanned, BiConsumer<Status.Health, String> health) {
        if (!Files.exists(file)) {
            health.accept(Status.Health.ABSENT, "no device at " + file);
            return;
        }
        try (var bytes = Files.newInputStream(file)) {
            health.accept(Status.Health.OK, "reading " + file);
            new Lines(scanned, health).read(bytes);
            health.accept(Status.Health.ABSENT, file + " ended; was it unplugged?");
        } catch (IOException broken) {
            health.accept(Status.Health.FAILED, "cannot read " + file + ": " + broken.getMessage());
        }
    }

    private final class Lines {
        private final Consumer<String> scanned;
        private final BiConsumer<Status.Health, String> health;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private boolean tooLong;
        private boolean degraded;

        private Lines(Consumer<String> scanned, BiConsumer<Status.Health, String> health) {
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
                putAside("a line of more than " + LONGEST_LINE + " bytes");
            } else if (line.size() > 0) {
                try {
                    deliver(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(line.toByteArray()))
                            .toString()
                            .strip());
                } catch (CharacterCodingException noText) {
                    putAside("a line that is no UTF-8 (" + noText.getMessage() + ")");
                }
            }
            line.reset();
            tooLong = false;
        }

        private void deliver(String text) {
            if (!text.isEmpty()) {
                if (degraded) {
                    degraded = false;
                    health.accept(Status.Health.OK, "reading " + file);
                }
                scanned.accept(text);
            }
        }

        private void putAside(String what) {
            degraded = true;
            health.accept(
                    Status.Health.DEGRADED,
                    file + " sent " + what + ", which was put aside; scan again, and set the scanner to UTF-8 if it"
                            + " stays");
        }
    }
}
