package vn.tiepdan.control.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * One MP4 (H.264, AAC) with the kiosk on the left and the room on the right, each segment at its own time, so that both are in
 * step. Where nothing was captured it is black and silent.
 */
final class ViewingCopy {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int RATE = 20;
    private static final double MILLIS = 1000;
    private static final Duration UNPACK_LIMIT = Duration.ofMinutes(10);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(30);
    /** A copy that is shorter than the call by more than this has lost something on the way. */
    private static final Duration TOLERANCE = Duration.ofMillis(1500);

    private static final ObjectMapper JSON = new ObjectMapper();

    private ViewingCopy() {}

    /** @param right whether it belongs to the room */
    record Segment(Original original, boolean right) {}

    /**
     * Makes the file and proves it: both kinds of stream are there and it is as long as the call.
     *
     * @param unusable hears of each original that could not be converted, and why; the copy is made without it
     * @return its length
     */
    static Duration make(
            List<Segment> segments,
            Instant from,
            Instant to,
            Path work,
            Path target,
            BiConsumer<Original, String> unusable)
            throws IOException, InterruptedException {
        Files.createDirectories(work);
        var whole = Duration.between(from, to);
        var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-y", "-loglevel", "error"));
        // What cannot be decoded is passed over, and time is the time within the original, not since its first whole
        // picture.
        command.addAll(List.of("-max_error_rate", "1", "-copyts"));
        var inputs = new ArrayList<Segment>();
        for (var segment : segments) {
            try {
                var file = unpack(segment.original(), work, inputs.size());
                // A browser changes the size of its picture at will; a graph that began anew would begin at zero.
                command.addAll(List.of("-reinit_filter", "0", "-i", file.toString()));
                inputs.add(segment);
            } catch (IOException failure) {
                unusable.accept(segment.original(), String.valueOf(failure.getMessage()));
            }
        }
        if (inputs.isEmpty()) {
            throw new IOException("nothing of it can be shown");
        }
        command.addAll(
                List.of("-filter_complex", filters(inputs, from, whole), "-map", "[picture]", "-map", "[sound]"));
        command.addAll(List.of("-t", seconds(whole)));
        command.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-crf", "26", "-pix_fmt", "yuv420p"));
        command.addAll(List.of("-c:a", "aac", "-b:a", "96k", "-movflags", "+faststart", target.toString()));
        Tool.run(UNPACK_LIMIT.plus(whole.multipliedBy(4)), command);
        return prove(target, whole);
    }

    private static Path unpack(Original original, Path work, int number) throws IOException, InterruptedException {
        var file = work.resolve(number + (original.track().equals("audio") ? ".opus" : ".webm"));
        Tool.run(UNPACK_LIMIT, List.of("janus-pp-rec", original.file().toString(), file.toString()));
        if (!Files.exists(file) || !showsSomething(file)) {
            throw new IOException(original.file().getFileName() + " holds nothing that can be shown");
        }
        return file;
    }

    /** Decodes up to the first picture or sound that can be; the converter's output may be a file without any. */
    private static boolean showsSomething(Path file) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "quiet", "-max_error_rate", "1"));
        command.addAll(List.of("-i", file.toString(), "-frames:v", "1", "-frames:a", "1", "-f", "framecrc", "-"));
        return Tool.run(UNPACK_LIMIT, command).lines().anyMatch(line -> !line.startsWith("#"));
    }

    /** Every stream in it ends: beside many inputs, ffmpeg does not stop at {@code -t} while endless silence is on offer. */
    private static String filters(List<Segment> inputs, Instant from, Duration whole) {
        var graph = new StringBuilder();
        for (boolean right : List.of(false, true)) {
            graph.append("color=c=black:s=%dx%d:r=%d:d=%s[%s0];"
                    .formatted(WIDTH, HEIGHT, RATE, seconds(whole), side(right)));
        }
        var sounds = new ArrayList<String>();
        int[] layers = {0, 0};
        for (int i = 0; i < inputs.size(); i++) {
            var segment = inputs.get(i);
            var offset = Duration.between(from, segment.original().startedAt());
            if (segment.original().track().equals("audio")) {
                graph.append("[%d:a]aresample=48000:async=1000:first_pts=0,adelay=%d:all=1[s%d];"
                        .formatted(i, Math.max(0, offset.toMillis()), i));
                sounds.add("[s" + i + "]");
            } else {
                int side = segment.right() ? 1 : 0;
                var name = side(segment.right());
                graph.append(("[%d:v]scale=%d:%d:force_original_aspect_ratio=decrease,"
                                + "pad=%d:%d:(ow-iw)/2:(oh-ih)/2,setsar=1,fps=%d,setpts=PTS+%s/TB[v%d];")
                        .formatted(i, WIDTH, HEIGHT, WIDTH, HEIGHT, RATE, seconds(offset), i));
                graph.append("[%s%d][v%d]overlay=eof_action=pass[%s%d];"
                        .formatted(name, layers[side], i, name, layers[side] + 1));
                layers[side]++;
            }
        }
        graph.append("[l%d][r%d]hstack[picture];".formatted(layers[0], layers[1]));
        if (sounds.isEmpty()) {
            graph.append("anullsrc=r=48000:cl=mono:d=%s[sound]".formatted(seconds(whole)));
        } else {
            graph.append(String.join("", sounds))
                    .append("amix=inputs=%d:normalize=0:dropout_transition=0,apad=whole_dur=%s[sound]"
                            .formatted(sounds.size(), seconds(whole)));
        }
        return graph.toString();
    }

    private static String side(boolean right) {
        return right ? "r" : "l";
    }

    private static Duration prove(Path file, Duration whole) throws IOException, InterruptedException {
        var report = JSON.readTree(Tool.run(
                PROBE_LIMIT,
                List.of(
                        "ffprobe",
                        "-v",
                        "error",
                        "-of",
                        "json",
                        "-show_entries",
                        "stream=codec_type:format=duration",
                        file.toString())));
        var kinds = report.path("streams").findValuesAsText("codec_type");
        if (!kinds.contains("video") || !kinds.contains("audio")) {
            throw new IOException("the viewing copy has only " + kinds);
        }
        var length = Duration.ofMillis(
                Math.round(report.path("format").path("duration").asDouble() * MILLIS));
        if (length.plus(TOLERANCE).compareTo(whole) < 0) {
            throw new IOException("the viewing copy lasts " + length + ", the call " + whole);
        }
        return length;
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / MILLIS);
    }
}
