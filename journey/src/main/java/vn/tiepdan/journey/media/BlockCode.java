package vn.tiepdan.journey.media;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import vn.tiepdan.journey.stack.Mishap;

/**
 * A moving picture with a machine-readable middle: two rows of eight black or white blocks. The upper row is the mark of
 * the sender, the lower one counts the seconds of the film (four bits) and repeats the count inverted.
 */
public final class BlockCode {
    /** Where the blocks are, in parts of the picture; the browser's reader uses the same numbers. */
    public static final double LEFT = 0.1;

    public static final double TOP = 0.3;
    public static final double WIDTH = 0.8;
    public static final double HEIGHT = 0.4;
    public static final int COLUMNS = 8;
    public static final int ROWS = 2;

    private static final int PICTURE_WIDTH = 640;
    private static final int PICTURE_HEIGHT = 360;
    private static final int PER_SECOND = 15;
    private static final int SECONDS = 8;
    private static final int BLACK = 24;
    private static final int WHITE = 230;

    private BlockCode() {}

    /** Grey values of one picture. */
    @FunctionalInterface
    public interface Picture {
        /** @return mean brightness around the point (parts of the picture), 0 to 255 */
        int brightness(double x, double y);
    }

    /** Writes a y4m film for Chromium's file camera, which repeats it for ever. */
    public static Path film(Sender sender, Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write("YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420mpeg2\n"
                    .formatted(PICTURE_WIDTH, PICTURE_HEIGHT, PER_SECOND)
                    .getBytes(StandardCharsets.US_ASCII));
            var chroma = new byte[PICTURE_WIDTH * PICTURE_HEIGHT / 4];
            for (int frame = 0; frame < PER_SECOND * SECONDS; frame++) {
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                out.write(luma(sender, frame));
                Arrays.fill(chroma, (byte) (sender == Sender.KIOSK ? 150 : 110));
                out.write(chroma);
                Arrays.fill(chroma, (byte) (sender == Sender.KIOSK ? 110 : 140));
                out.write(chroma);
            }
            return file;
        } catch (IOException unwritable) {
            throw new Mishap("The film cannot be written to " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }

    private static byte[] luma(Sender sender, int frame) {
        var picture = new byte[PICTURE_WIDTH * PICTURE_HEIGHT];
        int bits = bits(sender, frame / PER_SECOND);
        for (int y = 0; y < PICTURE_HEIGHT; y++) {
            for (int x = 0; x < PICTURE_WIDTH; x++) {
                int column = (int) Math.floor(((double) x / PICTURE_WIDTH - LEFT) / WIDTH * COLUMNS);
                int row = (int) Math.floor(((double) y / PICTURE_HEIGHT - TOP) / HEIGHT * ROWS);
                boolean block = column >= 0 && column < COLUMNS && row >= 0 && row < ROWS;
                int value = block
                        ? (bits >> (ROWS * COLUMNS - 1 - row * COLUMNS - column) & 1) == 1 ? WHITE : BLACK
                        : 90 + (x + y + frame * 8) % 128 / 2;
                picture[y * PICTURE_WIDTH + x] = (byte) value;
            }
        }
        return picture;
    }

    static int bits(Sender sender, int second) {
        int count = second & 0xF;
        return sender.mark() << 8 | count << 4 | (~count & 0xF);
    }

    /** The sixteen bits that the picture shows, when their centres are clearly black or white. */
    public static Optional<Seen> read(Picture picture) {
        int bits = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int value =
                        picture.brightness(LEFT + WIDTH * (column + 0.5) / COLUMNS, TOP + HEIGHT * (row + 0.5) / ROWS);
                if (value > 95 && value < 160) {
                    return Optional.empty();
                }
                bits = bits << 1 | (value >= 160 ? 1 : 0);
            }
        }
        return decode(bits);
    }

    /** What sixteen bits say, when they say something. */
    public static Optional<Seen> decode(int bits) {
        int count = bits >> 4 & 0xF;
        for (var sender : Sender.values()) {
            if (bits == bits(sender, count)) {
                return Optional.of(new Seen(sender, count));
            }
        }
        return Optional.empty();
    }

    /** @param second of the sender's film */
    public record Seen(Sender sender, int second) {}
}
