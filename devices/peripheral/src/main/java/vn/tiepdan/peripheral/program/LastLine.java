package vn.tiepdan.peripheral.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** Takes all that a program writes, or it would stand still, and keeps the end of it. */
final class LastLine {
    static final int MOST_CHARACTERS = 200;

    /** Enough for the longest line of letters with three bytes each, and for what a terminal would not show. */
    private static final int KEPT_BYTES = 2048;

    private static final int CHUNK = 1024;

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private byte[] kept = {};

    /** A thread of its own, because reading blocks. */
    static LastLine of(InputStream output) {
        var line = new LastLine();
        Thread.ofVirtual().name("program output").start(() -> line.read(output));
        return line;
    }

    /** Ends when nothing more comes. */
    CompletableFuture<Void> ended() {
        return ended.copy();
    }

    private void read(InputStream output) {
        var chunk = new byte[CHUNK];
        try (output) {
            for (int size = output.read(chunk); size >= 0; size = output.read(chunk)) {
                take(chunk, size);
            }
        } catch (IOException closed) {
            // what came until then is the end of it
        }
        ended.complete(null);
    }

    private synchronized void take(byte[] chunk, int size) {
        var all = Arrays.copyOf(kept, kept.length + size);
        System.arraycopy(chunk, 0, all, kept.length, size);
        kept = all.length <= KEPT_BYTES ? all : Arrays.copyOfRange(all, all.length - KEPT_BYTES, all.length);
    }

    synchronized String text() {
        var last = new String(kept, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceAll("\\p{Cntrl}", " ").strip())
                .filter(line -> !line.isEmpty())
                .reduce("", (earlier, later) -> later);
        return last.codePointCount(0, last.length()) <= MOST_CHARACTERS
                ? last
                : last.substring(0, last.offsetByCodePoints(0, MOST_CHARACTERS));
    }
}
