package vn.tiepdan.agent.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The number of the last start, in a file of its own, so that it outlives the database. It has one length and is overwritten
 * where it stands, which a full disk does not prevent.
 */
final class StartCount {
    private static final Pattern NUMBER = Pattern.compile("\\d{18}\n");

    private final Path file;

    StartCount(Path folder) {
        file = folder.resolve("starts");
    }

    /** Empty when no start was counted, or when what is there is no number. */
    OptionalLong last() {
        try {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            return NUMBER.matcher(text).matches()
                    ? OptionalLong.of(Long.parseLong(text.strip()))
                    : OptionalLong.empty();
        } catch (IOException missing) {
            return OptionalLong.empty();
        }
    }

    void keep(long start) throws IOException {
        var text = ByteBuffer.wrap("%018d\n".formatted(start).getBytes(StandardCharsets.US_ASCII));
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DSYNC)) {
            while (text.hasRemaining()) {
                channel.write(text);
            }
        }
    }
}
