package vn.tiepdan.journey.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import vn.tiepdan.journey.stack.Api;
import vn.tiepdan.journey.stack.Mishap;

/** The finished recording of one session, checked file by file. */
public record Archived(List<Map<String, Object>> originals, Path viewingCopy, double durationSeconds, String sha256) {
    private static final int LOOKS = 300;
    private static final double EVERY_MILLIS = 400;

    /** Waits until the recording can be played, takes the viewing copy and compares every hash. */
    static Archived fetch(Api api, String session, Path archive, Path out, Party whoWaits) {
        var path = path(session);
        var recording = processed(api, session, whoWaits);
        if (!recording.path("state").asText().equals("ready")) {
            throw new Mishap("The recording is " + recording.path("state").asText() + ": " + recording);
        }
        var copy = api.download(path + "/viewing-copy", out.resolve("reception.mp4"));
        var sha256 = recording.path("viewingCopy").path("sha256").asText();
        demandHash(copy, sha256);
        var originals = new ArrayList<Map<String, Object>>();
        for (var original : recording.path("originals")) {
            originals.add(original(archive, original));
        }
        if (originals.size() < 4) {
            throw new Mishap("The recording has " + originals.size() + " originals; four tracks were sent.");
        }
        return new Archived(
                originals,
                copy,
                recording.path("viewingCopy").path("durationSeconds").asDouble(),
                sha256);
    }

    /** Waits until it is known what became of the recording. */
    static JsonNode processed(Api api, String session, Party whoWaits) {
        var recording = api.get(path(session));
        for (int look = 0; look < LOOKS && !recording.path("state").asText().matches("ready|failed"); look++) {
            whoWaits.page().waitForTimeout(EVERY_MILLIS);
            recording = api.get(path(session));
        }
        return recording;
    }

    private static String path(String session) {
        return "/sessions/" + session + "/recording";
    }

    private static Map<String, Object> original(Path archive, JsonNode original) {
        var name = original.path("file").asText();
        try (var files = Files.walk(archive)) {
            var file = files.filter(it -> it.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new Mishap("The archive lacks the original " + name + "."));
            var sha256 = original.path("sha256").asText();
            demandHash(file, sha256);
            return Map.of(
                    "file", file.toString(),
                    "sha256", sha256,
                    "track", original.path("track").asText(),
                    "leg", original.path("leg").asText());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void demandHash(Path file, String promised) {
        try {
            var found = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
            if (!found.equals(promised)) {
                throw new Mishap(file + " is not what was promised: " + found + " instead of " + promised + ".");
            }
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
