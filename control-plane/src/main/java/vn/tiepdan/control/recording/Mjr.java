package vn.tiepdan.control.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a Janus recording (.mjr, format 2: {@code record.c} of Janus 1.x) truly holds: {@code MJR00002}, a JSON header, then frames of
 * {@code MEET}, milliseconds since the first, length, RTP packet.
 *
 * @param track     {@code audio} or {@code video}
 * @param firstAt   arrival of the first packet
 * @param duration  from the first to the last packet
 * @param packets   read whole
 * @param lost      sequence numbers (RFC 3550) that never came
 * @param truncated whether the file ends within a frame
 */
public record Mjr(
        String track, String codec, Instant firstAt, Duration duration, long packets, long lost, boolean truncated) {
    private static final int MAGIC_BYTES = 8;
    private static final byte[] MAGIC = "MJR00002".getBytes(StandardCharsets.US_ASCII);
    private static final int FRAME_MAGIC = 0x4d454554;
    private static final int SEQUENCES = 0x10000;
    private static final int RTP_HEADER_BYTES = 12;
    private static final long MICROS = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty when the file holds no packet: a track that never sent anything. Fails with {@link IOException} on another format. */
    public static Optional<Mjr> read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (Files.size(file) <= MAGIC_BYTES) {
                return Optional.empty();
            }
            if (!java.util.Arrays.equals(in.readNBytes(MAGIC_BYTES), MAGIC)) {
                throw new IOException(file.getFileName() + " is no .mjr file of format 2");
            }
            return frames(in, header(in, file));
        }
    }

    private static JsonNode header(DataInputStream in, Path file) throws IOException {
        try {
            var json = new byte[in.readUnsignedShort()];
            in.readFully(json);
            return JSON.readTree(json);
        } catch (EOFException cut) {
            throw new IOException(file.getFileName() + " ends within its header", cut);
        } catch (JsonProcessingException unreadable) {
            throw new IOException(file.getFileName() + " has a header that is no JSON", unreadable);
        }
    }

    private static Optional<Mjr> frames(DataInputStream in, JsonNode header) throws IOException {
        var count = new Count();
        while (count.next(in)) {
            // each frame is counted as it is read
        }
        if (count.packets == 0) {
            return Optional.empty();
        }
        long firstMicros = header.path("u").asLong() + count.firstMillis * 1000;
        return Optional.of(new Mjr(
                header.path("t").asText().equals("a") ? "audio" : "video",
                header.path("c").asText(),
                Instant.ofEpochSecond(firstMicros / MICROS, firstMicros % MICROS * 1000),
                Duration.ofMillis(count.lastMillis - count.firstMillis),
                count.packets,
                Math.max(0, count.expected() - count.distinct),
                count.truncated));
    }

    /** What the frames add up to. */
    private static final class Count {
        private long packets;
        private long distinct;
        private long firstMillis = -1;
        private long lastMillis;
        private long firstSequence = -1;
        private long highest;
        private boolean truncated;

        boolean next(DataInputStream in) throws IOException {
            try {
                int magic = in.readInt();
                if (magic != FRAME_MAGIC) {
                    truncated = true;
                    return false;
                }
            } catch (EOFException end) {
                return false;
            }
            try {
                long millis = Integer.toUnsignedLong(in.readInt());
                int length = in.readUnsignedShort();
                var packet = in.readNBytes(length);
                if (packet.length < length) {
                    truncated = true;
                    return false;
                }
                if (length >= RTP_HEADER_BYTES) {
                    take(millis, (packet[2] & 0xff) << 8 | packet[3] & 0xff);
                }
                return true;
            } catch (EOFException cut) {
                truncated = true;
                return false;
            }
        }

        private void take(long millis, int sequence) {
            packets++;
            if (firstMillis < 0) {
                firstMillis = millis;
            }
            lastMillis = Math.max(lastMillis, millis);
            if (firstSequence < 0) {
                firstSequence = sequence;
                highest = sequence;
                distinct = 1;
                return;
            }
            long extended = extend(sequence);
            if (extended > highest) {
                highest = extended;
                distinct++;
            } else if (extended < highest) {
                distinct++;
            }
        }

        /** Unwraps the 16-bit sequence number to the nearest one (RFC 3550 appendix A.1). */
        private long extend(int sequence) {
            long cycle = highest - Math.floorMod(highest, SEQUENCES);
            long candidate = cycle + sequence;
            if (candidate - highest > SEQUENCES / 2) {
                return candidate - SEQUENCES;
            }
            return highest - candidate > SEQUENCES / 2 ? candidate + SEQUENCES : candidate;
        }

        private long expected() {
            return highest - firstSequence + 1;
        }
    }
}
