package vn.tiepdan.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plays one whole reception on real components and writes what happened. */
final class Demo {
    private static final Duration PROOF_WITHIN = Duration.ofSeconds(20);
    private static final Duration RECORDED_WITHIN = Duration.ofSeconds(60);

    /** What the cameras see and the microphones hear; absent ones are made here. */
    record Given(
            Optional<Path> kioskVideo, Optional<Path> kioskAudio, Optional<Path> roomVideo, Optional<Path> roomAudio) {
        static final Given NOTHING = new Given(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        private boolean ownPictures() {
            return kioskVideo.isEmpty() && roomVideo.isEmpty();
        }

        private boolean ownSounds() {
            return kioskAudio.isEmpty() && roomAudio.isEmpty();
        }
    }

    private final Path repository;
    private final Path out;
    private final int seconds;
    private final Given given;
    private final ObjectNode summary = Api.JSON.createObjectNode();

    Demo(Path repository, Path out, int seconds, Given given) {
        this.repository = repository;
        this.out = out.toAbsolutePath();
        this.seconds = seconds;
        this.given = given;
    }

    /** True when every step held. */
    boolean play() throws IOException {
        emptied(out);
        summary.put("outcome", "failed");
        var data = out.resolve("data");
        say("starting control plane, kiosk agent and room agent on free ports …");
        try (var stack = new Stack(repository, data, Ports.free())) {
            stack.start();
            stack.startTimes()
                    .forEach((name, time) ->
                            say("  %s is ready after %.1f s".formatted(name, time.toMillis() / 1000.0)));
            try (var browsers = new Browsers()) {
                play(stack, browsers);
            }
        } catch (Reception.Broken broken) {
            say(broken.getMessage());
            return false;
        } finally {
            Api.JSON
                    .writerWithDefaultPrettyPrinter()
                    .writeValue(out.resolve("summary.json").toFile(), summary);
            say("the summary is in " + out.resolve("summary.json"));
        }
        return summary.path("outcome").asText().equals("completed");
    }

    private void play(Stack stack, Browsers browsers) throws IOException {
        var media = Files.createDirectories(out.resolve("media"));
        var kiosk = browsers.page(
                given.kioskVideo().orElseGet(() -> picture(Media.Side.KIOSK, media)),
                given.kioskAudio().orElseGet(() -> tone(Media.Side.KIOSK, media)));
        var room = browsers.page(
                given.roomVideo().orElseGet(() -> picture(Media.Side.ROOM, media)),
                given.roomAudio().orElseGet(() -> tone(Media.Side.ROOM, media)));
        kiosk.navigate(stack.kiosk().toString());
        room.navigate(stack.room().toString());
        var reception = new Reception(kiosk, room, Files.createDirectories(out.resolve("screenshots")));
        try {
            say("the citizen takes a turn …");
            reception.takeTurn();
            say("the official receives the citizen …");
            reception.receive();
            reception.recordingRuns();
            talk(reception);
            legs(reception);
            say("the official closes the session …");
            reception.end();
            var session = recorded(stack, reception);
            console(stack, room, reception, session);
            summary.put("outcome", "completed");
        } finally {
            steps(reception);
        }
    }

    private void talk(Reception reception) {
        say("they talk for " + seconds + " s …");
        for (var side : Media.Side.values()) {
            var who = side.name().toLowerCase(java.util.Locale.ROOT);
            if (given.ownPictures()) {
                reception.step(who + "-sees-the-others-code", () -> moves(reception, side));
            }
            if (given.ownSounds()) {
                reception.step(
                        who + "-hears-the-others-tone",
                        () -> Reception.eventually(
                                "the other side's tone at the " + who, PROOF_WITHIN, () -> reception.remoteTone(side)));
            }
        }
        reception.page(Media.Side.ROOM).waitForTimeout(seconds * 1000.0);
    }

    /** The code of the other side is there, and it goes on. */
    private static void moves(Reception reception, Media.Side side) {
        var first = new int[] {-1};
        Reception.eventually("the other side's code", PROOF_WITHIN, () -> {
            var code = reception.remoteCode(side);
            code.ifPresent(it -> first[0] = it);
            return code.isPresent();
        });
        Reception.eventually("a moving code", PROOF_WITHIN, () -> {
            var code = reception.remoteCode(side);
            return code.isPresent() && code.getAsInt() != first[0];
        });
    }

    private void legs(Reception reception) {
        var legs = summary.putArray("legs");
        for (var side : Media.Side.values()) {
            var leg = legs.addObject();
            leg.put("role", side.name().toLowerCase(java.util.Locale.ROOT));
            leg.put("framesDecoded", reception.framesDecoded(side));
            leg.put("audioEnergy", reception.audioEnergy(side));
            leg.put("firstFrameMillis", reception.firstFrameMillis(side));
            say("  %s: first picture after %d ms, %d frames"
                    .formatted(
                            leg.path("role").asText(),
                            leg.path("firstFrameMillis").asLong(),
                            leg.path("framesDecoded").asLong()));
        }
    }

    private String recorded(Stack stack, Reception reception) {
        var api = stack.api();
        var session = api.get("/api/v1/sessions").path(0).path("id").asText();
        var path = "/api/v1/sessions/" + session;
        reception.step(
                "recording-ready",
                () -> Reception.eventually(
                        "the recording",
                        RECORDED_WITHIN,
                        () -> !api.get(path + "/recording")
                                        .path("state")
                                        .asText()
                                        .equals("processing")
                                && !api.get(path + "/recording")
                                        .path("state")
                                        .asText()
                                        .equals("recording")));
        var recording = api.get(path + "/recording");
        var copy = out.resolve("viewing-copy.mp4");
        reception.step("recording-downloaded", () -> {
            if (!recording.path("state").asText().equals("ready")) {
                throw new IllegalStateException(
                        "the recording is " + recording.path("state").asText());
            }
            api.download(recording.at("/viewingCopy/url").asText(), copy);
        });
        reception.step(
                "recording-proven",
                () -> prove(copy, recording.path("durationSeconds").asDouble()));
        note(recording, copy);
        register(api, session, reception);
        return session;
    }

    private void prove(Path copy, double duration) {
        try {
            for (var side : Media.Side.values()) {
                if (given.ownPictures()) {
                    var early = Proof.codeIn(copy, duration * 0.4, side);
                    var late = Proof.codeIn(copy, duration * 0.4 + 1.3, side);
                    if (early.isEmpty() || late.isEmpty() || early.getAsInt() == late.getAsInt()) {
                        throw new IllegalStateException(
                                "the " + side + "'s moving code is not in the viewing copy: " + early + ", " + late);
                    }
                }
                if (given.ownSounds() && !Proof.hears(copy, side)) {
                    throw new IllegalStateException("the " + side + "'s tone is not in the viewing copy");
                }
            }
        } catch (IOException failure) {
            throw new IllegalStateException("the viewing copy cannot be read", failure);
        }
    }

    private void note(JsonNode recording, Path copy) {
        var noted = summary.putObject("recording");
        ArrayNode originals = noted.putArray("originals");
        for (var original : recording.path("originals")) {
            originals
                    .addObject()
                    .put("file", original.path("file").asText())
                    .put("sha256", original.path("sha256").asText())
                    .put("track", original.path("track").asText())
                    .put("leg", original.path("leg").asText());
        }
        noted.put("viewingCopy", copy.toString());
        noted.put("durationSeconds", recording.path("durationSeconds").asDouble());
        noted.put("sha256", recording.at("/viewingCopy/sha256").asText());
        noted.set("missing", recording.path("missing"));
    }

    private void register(Api api, String session, Reception reception) {
        reception.step("register", () -> {
            var number = api.get("/api/v1/sessions/" + session).path("register");
            if (!number.isObject()) {
                throw new IllegalStateException("the register has no row for the session");
            }
            summary.putObject("register")
                    .put("body", "hp")
                    .put("year", number.path("year").asInt())
                    .put("number", number.path("number").asInt())
                    .put("session", session);
        });
    }

    /** The console as the official sees it afterwards. */
    private void console(Stack stack, Page page, Reception reception, String session) {
        reception.step("room-console-sign-in", () -> {
            page.navigate(stack.console().toString());
            page.getByTestId("name").fill("admin");
            page.getByTestId("password").fill(stack.password("ADMINISTRATOR"));
        });
        reception.step("room-console-fleet", () -> {
            page.getByTestId("sign-in").click();
            page.getByTestId("fleet-sum").waitFor();
        });
        reception.step("room-console-sessions", () -> {
            page.getByTestId("nav-sessions").click();
            page.getByTestId("session-" + session).waitFor();
        });
        reception.step("room-console-record", () -> {
            page.navigate(stack.console() + "#/sessions/" + session);
            page.getByTestId("play").click();
            page.waitForFunction("document.querySelector('[data-testid=player]')?.currentTime > 0.5");
        });
        reception.step("room-console-register", () -> {
            page.getByTestId("nav-register").click();
            page.getByTestId("entry-1").waitFor();
        });
        reception.step("room-console-system", () -> {
            page.getByTestId("nav-system").click();
            page.getByTestId("component-media-server").waitFor();
        });
    }

    private void steps(Reception reception) {
        var screenshots = summary.putArray("screenshots");
        reception.pictures().forEach(picture -> screenshots.add(picture.toString()));
        var steps = summary.putArray("steps");
        for (var step : reception.steps()) {
            steps.addObject()
                    .put("name", step.name())
                    .put("at", step.at().toString())
                    .put("ok", step.ok());
        }
    }

    private static Path picture(Media.Side side, Path folder) {
        try {
            return Media.picture(side, folder.resolve(side.name().toLowerCase(java.util.Locale.ROOT) + ".y4m"));
        } catch (IOException full) {
            throw new Trouble("The moving picture cannot be written to " + folder + ".", full);
        }
    }

    private static Path tone(Media.Side side, Path folder) {
        try {
            return Media.tone(side, folder.resolve(side.name().toLowerCase(java.util.Locale.ROOT) + ".wav"));
        } catch (IOException full) {
            throw new Trouble("The tone cannot be written to " + folder + ".", full);
        }
    }

    private static void emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    private static void say(String line) {
        System.out.println(line);
    }

    static List<String> options() {
        return List.of("--out", "--seconds", "--kiosk-video", "--kiosk-audio", "--room-video", "--room-audio");
    }
}
