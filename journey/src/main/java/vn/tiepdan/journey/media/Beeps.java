package vn.tiepdan.journey.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import vn.tiepdan.journey.stack.Mishap;

/** Short tones of the sender's pitch with pauses between them, because noise suppression removes a tone that lasts. */
public final class Beeps {
    private static final int RATE = 48_000;
    private static final int SECONDS = 6;
    private static final double PERIOD = 0.5;
    private static final double SOUNDING = 0.22;
    private static final double FADE = 0.02;

    private Beeps() {}

    /** Writes a wav file for Chromium's file microphone, which repeats it for ever. */
    public static Path sound(Sender sender, Path file) {
        var samples = new byte[RATE * SECONDS * 2];
        for (int i = 0; i < RATE * SECONDS; i++) {
            double time = (double) i / RATE;
            double within = time % PERIOD;
            double loudness = Math.clamp(Math.min(within, SOUNDING - within) / FADE, 0.0, 1.0);
            short value = (short) (Math.sin(2 * Math.PI * sender.pitch() * time) * loudness * 14_000);
            samples[2 * i] = (byte) value;
            samples[2 * i + 1] = (byte) (value >> 8);
        }
        var format = new AudioFormat(RATE, 16, 1, true, false);
        try (var stream = new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / 2)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
            return file;
        } catch (IOException unwritable) {
            throw new Mishap("The sound cannot be written to " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }

    /** How much of the loudest tenth of a second is the pitch, 0 to 1 (Goertzel). */
    public static double presence(short[] samples, int rate, int pitch) {
        int window = rate / 10;
        double best = 0;
        for (int start = 0; start + window <= samples.length; start += window / 2) {
            double energy = 0;
            double before = 0;
            double beforeThat = 0;
            double coefficient = 2 * Math.cos(2 * Math.PI * pitch / rate);
            for (int i = start; i < start + window; i++) {
                double sample = samples[i] / 32_768.0;
                energy += sample * sample;
                double now = sample + coefficient * before - beforeThat;
                beforeThat = before;
                before = now;
            }
            double power = before * before + beforeThat * beforeThat - coefficient * before * beforeThat;
            if (energy / window > 1e-6) {
                best = Math.max(best, 2 * power / (window * energy));
            }
        }
        return best;
    }
}
