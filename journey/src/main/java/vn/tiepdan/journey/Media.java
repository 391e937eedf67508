package vn.tiepdan.journey;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the cameras see and the microphones hear: a picture that carries a code which a program can read after compression, and a
 * tone of a pitch of its own for each side.
 */
final class Media {
    static final int WIDTH = 320;
    static final int HEIGHT = 240;
    /** Cells of the code in the lower half, left to right: 2 for the side, 6 for the counter, most significant first. */
    static final int CELLS = 8;

    static final int COUNTER_BITS = 6;
    private static final int RATE = 20;
    private static final int FRAMES_PER_COUNT = 5;
    private static final int SAMPLE_RATE = 48_000;
    private static final int TONE_SECONDS = 12;

    private Media() {}

    /** Which side it is, what it carries, and how it sounds. */
    enum Side {
        KIOSK(0b01, 440),
        ROOM(0b10, 660);

        private final int tag;
        private final int hertz;

        Side(int tag, int hertz) {
            this.tag = tag;
            this.hertz = hertz;
        }

        int tag() {
            return tag;
        }

        int hertz() {
            return hertz;
        }

        Side other() {
            return this == KIOSK ? ROOM : KIOSK;
        }
    }

    /** A YUV4MPEG2 file of one whole turn of the counter. */
    static Path picture(Side side, Path file) throws IOException {
        int counts = 1 << COUNTER_BITS;
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write("YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420jpeg\n"
                    .formatted(WIDTH, HEIGHT, RATE)
                    .getBytes(StandardCharsets.US_ASCII));
            var luma = new byte[WIDTH * HEIGHT];
            var blue = new byte[WIDTH * HEIGHT / 4];
            var red = new byte[WIDTH * HEIGHT / 4];
            java.util.Arrays.fill(blue, (byte) (side == Side.KIOSK ? 150 : 110));
            java.util.Arrays.fill(red, (byte) (side == Side.KIOSK ? 115 : 145));
            for (int frame = 0; frame < counts * FRAMES_PER_COUNT; frame++) {
                paint(luma, side.tag() << COUNTER_BITS | frame / FRAMES_PER_COUNT, frame);
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                out.write(luma);
                out.write(blue);
                out.write(red);
            }
        }
        return file;
    }

    private static void paint(byte[] luma, int code, int frame) {
        int cell = WIDTH / CELLS;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int value = y < HEIGHT / 2
                        ? 90 + 60 * Math.floorMod(x + 2 * frame, WIDTH) / WIDTH
                        : (code >> (CELLS - 1 - x / cell) & 1) == 1 ? 225 : 30;
                luma[y * WIDTH + x] = (byte) value;
            }
        }
    }

    /** A WAV file of tone bursts, so that no noise suppression takes them for noise. */
    static Path tone(Side side, Path file) throws IOException {
        int samples = SAMPLE_RATE * TONE_SECONDS;
        var data = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        data.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples * 2);
        data.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        data.putInt(SAMPLE_RATE).putInt(SAMPLE_RATE * 2).putShort((short) 2).putShort((short) 16);
        data.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples * 2);
        for (int i = 0; i < samples; i++) {
            double time = (double) i / SAMPLE_RATE;
            boolean on = time % 0.6 < 0.4;
            data.putShort((short) (on ? 12_000 * Math.sin(2 * Math.PI * side.hertz() * time) : 0));
        }
        Files.write(file, data.array());
        return file;
    }
}
