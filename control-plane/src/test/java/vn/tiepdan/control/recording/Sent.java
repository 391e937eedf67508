package vn.tiepdan.control.recording;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one party's browser sent of one track: RTP packets with real VP8 or Opus in them, each with the time of its arrival. Written
 * to a file it is what Janus would have recorded.
 *
 * @param track {@code audio} or {@code video}
 */
record Sent(String track, List<Packet> packets) {
    /** How long a flash or a beep lasts. */
    static final double EVENT_SECONDS = 0.4;

    private static final int FRAMES_PER_SECOND = 20;
    private static final int VIDEO_TICKS = 90_000 / FRAMES_PER_SECOND;
    private static final int AUDIO_TICKS = 960;
    private static final int AUDIO_MILLIS = 20;
    private static final int MOST_IN_ONE_PACKET = 1100;
    private static final int RTP_HEADER = 12;
    private static final int FIRST_TIMESTAMP = 0x7fff_f000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** @param millis of its arrival, since the track began */
    record Packet(long millis, byte[] rtp) {}

    /** A dark grey picture that is white at the given seconds; a key frame each second. */
    static Sent video(Path folder, double seconds, double... flashes) throws IOException, InterruptedException {
        return video(folder, "320x240", seconds, flashes);
    }

    static Sent video(Path folder, String size, double seconds, double... flashes)
            throws IOException, InterruptedException {
        var file = Files.createTempFile(folder, "sent", ".ivf");
        encode(
                "color=c=0x404040:s=%s:r=%d:d=%f,drawbox=t=fill:c=white:enable='%s'"
                        .formatted(size, FRAMES_PER_SECOND, seconds, during(flashes)),
                List.of("-c:v", "libvpx", "-deadline", "realtime", "-b:v", "500k", "-g", "20", "-auto-alt-ref", "0"),
                file);
        var packets = new ArrayList<Packet>();
        var ivf = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        ivf.position(ivf.getShort(6));
        for (int frame = 0; ivf.hasRemaining(); frame++) {
            var content = new byte[ivf.getInt()];
            ivf.getLong();
            ivf.get(content);
            for (int at = 0; at < content.length; at += MOST_IN_ONE_PACKET) {
                int end = Math.min(content.length, at + MOST_IN_ONE_PACKET);
                var payload = new byte[1 + end - at];
                payload[0] = (byte) (at == 0 ? 0x10 : 0);
                System.arraycopy(content, at, payload, 1, end - at);
                packets.add(new Packet(
                        frame * 1000L / FRAMES_PER_SECOND,
                        rtp(packets.size(), frame * VIDEO_TICKS, end == content.length, payload)));
            }
        }
        return new Sent("video", packets);
    }

    /** Silence with a tone at the given seconds. */
    static Sent audio(Path folder, int pitch, double seconds, double... beeps)
            throws IOException, InterruptedException {
        var file = Files.createTempFile(folder, "sent", ".ogg");
        encode(
                "aevalsrc='0.5*sin(2*PI*%d*t)*(%s)':s=48000:d=%f".formatted(pitch, during(beeps), seconds),
                List.of("-c:a", "libopus", "-b:a", "48k", "-frame_duration", "20"),
                file);
        var packets = new ArrayList<Packet>();
        for (var opus : ogg(ByteBuffer.wrap(Files.readAllBytes(file)))) {
            int number = packets.size();
            packets.add(new Packet((long) number * AUDIO_MILLIS, rtp(number, number * AUDIO_TICKS, number == 0, opus)));
        }
        return new Sent("audio", packets);
    }

    /** Without those that were lost on the way. */
    Sent without(Predicate<Packet> lost) {
        return new Sent(track, packets.stream().filter(lost.negate()).toList());
    }

    /** And then another video in the same stream, as when a browser changes the size of its picture. */
    Sent then(Sent next, long millis) {
        var all = new ArrayList<>(without(packet -> packet.millis() >= millis).packets());
        int number = all.size();
        for (var packet : next.packets()) {
            var rtp = ByteBuffer.wrap(packet.rtp().clone());
            rtp.putShort(2, (short) (rtp.getShort(2) + number)).putInt(4, rtp.getInt(4) + (int) millis * 90);
            all.add(new Packet(packet.millis() + millis, rtp.array()));
        }
        return new Sent(track, all);
    }

    /** @param began arrival of what would have been the first packet */
    Path write(Path file, Instant began) throws IOException {
        return Files.write(file, recorded(began));
    }

    byte[] recorded(Instant began) throws IOException {
        long first = packets.getFirst().millis();
        long micros = Duration.between(Instant.EPOCH, began.plusMillis(first)).toNanos() / 1000;
        var header = "{\"t\":\"%s\",\"c\":\"%s\",\"s\":%d,\"u\":%d}"
                .formatted(track.substring(0, 1), track.equals("audio") ? "opus" : "vp8", micros - 1000, micros);
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeBytes("MJR00002");
        out.writeShort(header.length());
        out.writeBytes(header);
        for (var packet : packets) {
            out.writeBytes("MEET");
            out.writeInt((int) (packet.millis() - first));
            out.writeShort(packet.rtp().length);
            out.write(packet.rtp());
        }
        return bytes.toByteArray();
    }

    private static byte[] rtp(int number, int ticks, boolean marker, byte[] payload) {
        return ByteBuffer.allocate(RTP_HEADER + payload.length)
                .put((byte) 0x80)
                .put((byte) (marker ? 0x80 | 96 : 96))
                .putShort((short) (65_500 + number))
                .putInt(FIRST_TIMESTAMP + ticks)
                .putInt(0x1234)
                .put(payload)
                .array();
    }

    /** The packets of the only stream of an Ogg file (RFC 3533), without the two headers of Opus. */
    private static List<byte[]> ogg(ByteBuffer file) {
        var packets = new ArrayList<byte[]>();
        var packet = new ByteArrayOutputStream();
        while (file.hasRemaining()) {
            file.position(file.position() + 26);
            var sizes = new byte[file.get() & 0xff];
            file.get(sizes);
            for (var size : sizes) {
                var segment = new byte[size & 0xff];
                file.get(segment);
                packet.writeBytes(segment);
                if (segment.length < 255) {
                    packets.add(packet.toByteArray());
                    packet.reset();
                }
            }
        }
        return packets.subList(2, packets.size());
    }

    private static String during(double... events) {
        var terms = Arrays.stream(events)
                .mapToObj(at -> String.format(Locale.ROOT, "between(t,%.3f,%.3f)", at - 0.001, at + EVENT_SECONDS))
                .collect(Collectors.joining("+"));
        return terms.isEmpty() ? "0" : terms;
    }

    private static void encode(String source, List<String> codec, Path file) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-y", "-loglevel", "error", "-f", "lavfi", "-i"));
        command.add(source);
        command.addAll(codec);
        command.add(file.toString());
        Tool.run(PATIENCE, command);
    }

    static byte[] headerOnly() {
        return "MJR00002".getBytes(StandardCharsets.US_ASCII);
    }
}
