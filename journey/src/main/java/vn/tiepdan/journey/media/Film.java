package vn.tiepdan.journey.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.tiepdan.journey.stack.Mishap;

/** A recorded file with both parties side by side, read with ffmpeg. */
public final class Film {
    private static final int HALF = 320;
    private static final int HEIGHT = 180;
    private static final int RATE = 16_000;

    private Film() {}

    /** The seconds of each sender's film that are seen in either half of the picture. */
    public static Map<Sender, Set<Integer>> pictures(Path file) {
        var raw = ffmpeg(
                "-i",
                file.toString(),
                "-an",
                "-vf",
                "fps=4,scale=" + 2 * HALF + ":" + HEIGHT,
                "-pix_fmt",
                "gray",
                "-f",
                "rawvideo",
                "-");
        var seen = new EnumMap<Sender, Set<Integer>>(Sender.class);
        for (var sender : Sender.values()) {
            seen.put(sender, new TreeSet<>());
        }
        int size = 2 * HALF * HEIGHT;
        for (int start = 0; start + size <= raw.length; start += size) {
            for (int left : new int[] {0, HALF}) {
                int from = start;
                BlockCode.read((x, y) -> around(raw, from, left + (int) (x * HALF), (int) (y * HEIGHT)))
                        .ifPresent(code ->
                                seen.getOrDefault(code.sender(), Set.of()).add(code.second()));
            }
        }
        return seen;
    }

    private static int around(byte[] raw, int from, int x, int y) {
        int sum = 0;
        for (int dy = -2; dy <= 2; dy++) {
            for (int dx = -2; dx <= 2; dx++) {
                sum += raw[from + (y + dy) * 2 * HALF + x + dx] & 0xFF;
            }
        }
        return sum / 25;
    }

    /** How clearly the sender's pitch is heard, 0 to 1. */
    public static double pitch(Path file, Sender sender) {
        var raw = ffmpeg("-i", file.toString(), "-vn", "-ac", "1", "-ar", Integer.toString(RATE), "-f", "s16le", "-");
        var samples = new short[raw.length / 2];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return Beeps.presence(samples, RATE, sender.pitch());
    }

    private static byte[] ffmpeg(String... arguments) {
        var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "fatal"));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new Mishap("ffmpeg cannot read the recording: " + String.join(" ", command));
            }
            return output;
        } catch (IOException failed) {
            throw new Mishap("ffmpeg cannot be started: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Mishap("Stopped while reading the recording.", stopped);
        }
    }
}
