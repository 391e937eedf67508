package vn.tiepdan.journey;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Reads the code out of a picture and the tone out of a sound. */
final class Proof {
    private static final int GREY_MIDDLE = 128;
    private static final int SOUND_RATE = 8000;
    /** How much louder the tone must be than a pitch that nobody plays. */
    private static final double CLEARLY = 8;

    private Proof() {}

    /** @param grey the lower-half cells' brightness, left to right */
    static OptionalInt code(double[] grey, Media.Side side) {
        int code = 0;
        for (double cell : grey) {
            code = code << 1 | (cell > GREY_MIDDLE ? 1 : 0);
        }
        return code >> Media.COUNTER_BITS == side.tag()
                ? OptionalInt.of(code & (1 << Media.COUNTER_BITS) - 1)
                : OptionalInt.empty();
    }

    /** The code in one half of a frame of the viewing copy at a moment. */
    static OptionalInt codeIn(Path mp4, double second, Media.Side side) throws IOException {
        int width = 1280;
        int height = 480;
        var frame = run(List.of(
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-ss",
                Double.toString(second),
                "-i",
                mp4.toString(),
                "-frames:v",
                "1",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "gray",
                "-s",
                width + "x" + height,
                "-"));
        if (frame.length < width * height) {
            return OptionalInt.empty();
        }
        int half = width / 2;
        int left = side == Media.Side.KIOSK ? 0 : half;
        var cells = new double[Media.CELLS];
        for (int cell = 0; cell < Media.CELLS; cell++) {
            int x = left + half * (2 * cell + 1) / (2 * Media.CELLS);
            int y = height * 3 / 4;
            cells[cell] = frame[y * width + x] & 0xff;
        }
        return code(cells, side);
    }

    /** Whether this side's tone is in the viewing copy's sound. */
    static boolean hears(Path mp4, Media.Side side) throws IOException {
        var bytes = run(List.of(
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-i",
                mp4.toString(),
                "-f",
                "s16le",
                "-ac",
                "1",
                "-ar",
                Integer.toString(SOUND_RATE),
                "-"));
        var samples = new double[bytes.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8);
        }
        return power(samples, side.hertz()) > CLEARLY * power(samples, 1000);
    }

    /** Goertzel's algorithm: the power of one pitch. */
    static double power(double[] samples, double hertz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / SOUND_RATE);
        double before = 0;
        double last = 0;
        for (double sample : samples) {
            double now = sample + coefficient * last - before;
            before = last;
            last = now;
        }
        return before * before + last * last - coefficient * before * last;
    }

    private static byte[] run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = process.getInputStream()) {
            var bytes = out.readAllBytes();
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command.getFirst() + " failed");
            }
            return bytes;
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
