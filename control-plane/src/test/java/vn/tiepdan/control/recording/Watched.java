package vn.tiepdan.control.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A viewing copy as somebody sees and hears it: the brightness of either half, and the loudness of a pitch, over time. */
final class Watched {
    private static final int FRAMES_PER_SECOND = 20;
    private static final int RATE = 16_000;
    private static final int STEP = RATE / 100;
    private static final int WINDOW = 2 * STEP;
    private static final int BRIGHT = 150;
    private static final double LOUD = 0.1;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final byte[] halves;
    private final short[] sound;

    private Watched(byte[] halves, short[] sound) {
        this.halves = halves;
        this.sound = sound;
    }

    static Watched of(Path file) throws IOException, InterruptedException {
        var pictures = decode(
                file,
                ".gray",
                "-an",
                "-vf",
                "fps=" + FRAMES_PER_SECOND + ",scale=2:1:flags=area",
                "-pix_fmt",
                "gray",
                "-f",
                "rawvideo");
        var raw = decode(file, ".pcm", "-vn", "-ac", "1", "-ar", Integer.toString(RATE), "-f", "s16le");
        var samples = new short[raw.length / 2];
        ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new Watched(pictures, samples);
    }

    private static byte[] decode(Path file, String ending, String... how) throws IOException, InterruptedException {
        var out = Files.createTempFile("watched", ending);
        try {
            var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-y", "-loglevel", "error", "-i"));
            command.add(file.toString());
            command.addAll(List.of(how));
            command.add(out.toString());
            Tool.run(PATIENCE, command);
            return Files.readAllBytes(out);
        } finally {
            Files.delete(out);
        }
    }

    /** Seconds at which this half became bright. */
    List<Double> flashes(boolean right) {
        var onsets = new ArrayList<Double>();
        boolean before = false;
        for (int frame = 0; frame < halves.length / 2; frame++) {
            boolean now = brightness(frame, right) > BRIGHT;
            if (now && !before) {
                onsets.add((double) frame / FRAMES_PER_SECOND);
            }
            before = now;
        }
        return onsets;
    }

    /** Brightness of this half at a moment, 0 to 255. */
    int brightness(double second, boolean right) {
        return brightness((int) Math.round(second * FRAMES_PER_SECOND), right);
    }

    private int brightness(int frame, boolean right) {
        return halves[2 * frame + (right ? 1 : 0)] & 0xff;
    }

    /** Seconds at which this pitch began to sound. */
    List<Double> beeps(int pitch) {
        var onsets = new ArrayList<Double>();
        boolean before = false;
        for (int start = 0; start + WINDOW <= sound.length; start += STEP) {
            boolean now = loudness(start, pitch) > LOUD;
            if (now && !before) {
                onsets.add((double) (start + STEP) / RATE);
            }
            before = now;
        }
        return onsets;
    }

    /** Amplitude of one pitch in a window, 0 to 1 (Goertzel). */
    private double loudness(int start, int pitch) {
        double coefficient = 2 * Math.cos(2 * Math.PI * pitch / RATE);
        double before = 0;
        double beforeThat = 0;
        for (int i = start; i < start + WINDOW; i++) {
            double now = sound[i] / 32_768.0 + coefficient * before - beforeThat;
            beforeThat = before;
            before = now;
        }
        double power = before * before + beforeThat * beforeThat - coefficient * before * beforeThat;
        return 2 * Math.sqrt(Math.max(0, power)) / WINDOW;
    }
}
