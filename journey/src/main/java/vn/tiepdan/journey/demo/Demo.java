package vn.tiepdan.journey.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tiepdan.journey.media.Beeps;
import vn.tiepdan.journey.media.BlockCode;
import vn.tiepdan.journey.media.Sender;
import vn.tiepdan.journey.stack.Api;
import vn.tiepdan.journey.stack.Json;
import vn.tiepdan.journey.stack.Leftovers;
import vn.tiepdan.journey.stack.Mishap;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.Stack;

/** A whole reception from an empty data folder to the register, with its proofs. */
public final class Demo {
    private static final List<String> BODIES = List.of("hp", "hp-01");
    private static final ZoneId LOCAL = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Path root;
    private final DemoOptions options;
    private final Steps steps;
    private final List<Map<String, Object>> legs = new ArrayList<>();
    private Optional<Archived> archived = Optional.empty();
    private Optional<Map<String, Object>> entry = Optional.empty();
    private String session = "";

    public Demo(Path root, DemoOptions options) {
        this.root = root;
        this.options = options;
        steps = new Steps(options.out().resolve("screenshots"), System.out::println);
    }

    /** @return the exit code: 0 only when every step held */
    public int run() {
        prepareFolder();
        var outcome = "failed";
        try (var stack = new Stack(root, options.out().resolve("data"), Ports.free(), Map.of(), System.out::println)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stops"));
            stack.start();
            try (var browsers = new Browsers()) {
                play(stack, browsers);
            }
            outcome = "completed";
        } finally {
            write(outcome);
        }
        System.out.println("Everything held. Results: " + options.out().resolve("summary.json"));
        return 0;
    }

    private void play(Stack stack, Browsers browsers) {
        var kioskBrowser = browsers.open(
                options.kioskVideo().orElseGet(() -> BlockCode.film(Sender.KIOSK, media("kiosk.y4m"))),
                options.kioskAudio().orElseGet(() -> Beeps.sound(Sender.KIOSK, media("kiosk.wav"))));
        var roomBrowser = browsers.open(
                options.roomVideo().orElseGet(() -> BlockCode.film(Sender.ROOM, media("room.y4m"))),
                options.roomAudio().orElseGet(() -> Beeps.sound(Sender.ROOM, media("room.wav"))));
        var citizen = new Party(Sender.KIOSK, Browsers.page(kioskBrowser));
        var official = new Party(Sender.ROOM, Browsers.page(roomBrowser));
        steps.watch(citizen);
        steps.watch(official);
        steps.step("pages open", () -> {
            citizen.page().navigate(stack.kioskPage());
            official.page().navigate(stack.roomPage());
            citizen.on("welcome");
            official.on("waiting-list");
        });
        var reception = new Reception(citizen, official);
        steps.step("citizen begins", reception::begin);
        steps.step("identified by card", reception::identifyByCard);
        steps.step("matter told", reception::matter);
        steps.step("notice shown", reception::notice);
        steps.step("turn taken", reception::takeTurn);
        steps.step("citizen waits", reception::waitForTheCall);
        steps.step("call opened", reception::open);
        steps.step("recording runs", reception::recordingRuns);
        talk(reception, citizen, official);
        steps.step("outcome chosen", reception::choose);
        steps.step("session closed", reception::close);
        steps.step("kiosk wiped", reception::wipe);
        afterwards(stack, official, new Console(Browsers.page(roomBrowser), stack.console()));
    }

    private void talk(Reception reception, Party citizen, Party official) {
        steps.step("media arrives", () -> {
            Evidence.mediaArrives(citizen);
            Evidence.mediaArrives(official);
        });
        if (options.kioskVideo().isEmpty()) {
            steps.step("official sees the citizen's picture move", () -> Evidence.seesTheCode(official));
        }
        if (options.roomVideo().isEmpty()) {
            steps.step("citizen sees the official's picture move", () -> Evidence.seesTheCode(citizen));
        }
        if (options.kioskAudio().isEmpty() && options.roomAudio().isEmpty()) {
            steps.step("both hear the other", () -> {
                Evidence.hearsThePitch(official);
                Evidence.hearsThePitch(citizen);
            });
        }
        steps.step("talk", () -> reception.talk(options.seconds()));
        steps.step("media measured", () -> {
            double touched = official.number("room", "data-touched-at");
            for (var party : List.of(citizen, official)) {
                var leg = new LinkedHashMap<String, Object>();
                leg.put("role", party.sender().role());
                leg.put("framesDecoded", (long) party.remote("data-frames-decoded"));
                leg.put("audioEnergy", party.remote("data-audio-energy"));
                leg.put("firstFrameMillis", Math.round(party.remote("data-first-frame-at") - touched));
                legs.add(leg);
            }
        });
    }

    private void afterwards(Stack stack, Party official, Console console) {
        var api = stack.api("OFFICIAL");
        steps.step("recording archived", () -> {
            session = api.get("/sessions?date=" + LocalDate.now(LOCAL))
                    .path(0)
                    .path("id")
                    .asText();
            archived = Optional.of(Archived.fetch(
                    api, session, stack.data().resolve("control-plane/archive"), options.out(), official));
        });
        if (options.kioskVideo().isEmpty()
                && options.roomVideo().isEmpty()
                && options.kioskAudio().isEmpty()
                && options.roomAudio().isEmpty()) {
            steps.step(
                    "recording shows and sounds both",
                    () -> Evidence.holds(archived.orElseThrow().viewingCopy()));
        }
        steps.step("entered in the register", () -> entry = Optional.of(registered(api)));
        steps.step("console signed in", () -> console.signIn(stack.account("ADMINISTRATOR")));
        section(console, "fleet", "fleet", "fleet-sum");
        section(console, "sessions", "sessions", "sessions");
        section(console, "session record", "sessions/" + session, "play");
        steps.step("recording played in the console", console::play);
        steps.screenshot("console-playback", console::shoot);
        section(console, "register", "register", "register-total");
        section(console, "system", "system", "component-database");
    }

    private void section(Console console, String name, String address, String sight) {
        steps.step("console " + name, () -> console.open(address, sight));
        steps.screenshot("console-" + name, console::shoot);
    }

    private Map<String, Object> registered(Api api) {
        int year = LocalDate.now(LOCAL).getYear();
        for (var body : BODIES) {
            for (JsonNode row :
                    api.get("/register?body=" + body + "&year=" + year).path("entries")) {
                if (row.path("session").asText().equals(session)) {
                    var found = new LinkedHashMap<String, Object>();
                    found.put("body", body);
                    row.properties().forEach(it -> found.put(it.getKey(), it.getValue()));
                    return found;
                }
            }
        }
        throw new Mishap("The register has no entry for the session.");
    }

    private Path media(String name) {
        return options.out().resolve("media").resolve(name);
    }

    /** Results of an earlier run go; anything else in the folder stays. */
    private void prepareFolder() {
        try {
            for (var name : List.of("data", "media", "screenshots", "summary.json", "reception.mp4")) {
                Leftovers.delete(options.out().resolve(name));
            }
            Files.createDirectories(options.out().resolve("media"));
            Files.createDirectories(options.out().resolve("screenshots"));
        } catch (IOException unusable) {
            throw new Mishap("The folder " + options.out() + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private void write(String outcome) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("outcome", outcome);
        summary.put("session", session);
        summary.put("legs", legs);
        archived.ifPresent(it -> summary.put(
                "recording",
                Map.of(
                        "originals", it.originals(),
                        "viewingCopy", it.viewingCopy().toString(),
                        "durationSeconds", it.durationSeconds(),
                        "sha256", it.sha256())));
        entry.ifPresent(it -> summary.put("register", it));
        summary.put("screenshots", steps.screenshots());
        summary.put("steps", steps.all());
        try {
            Files.writeString(options.out().resolve("summary.json"), Json.text(summary));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
