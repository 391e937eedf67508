package vn.tiepdan.journey.demo;

import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.tiepdan.journey.stack.Mishap;

/** The minutes of a demo: each step with its time, whether it held, and what both pages looked like. */
public final class Steps {
    private final Path folder;
    private final Consumer<String> progress;
    private final List<Party> parties = new ArrayList<>();
    private final List<Map<String, Object>> steps = new ArrayList<>();
    private final List<String> screenshots = new ArrayList<>();

    public Steps(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    public void watch(Party party) {
        parties.add(party);
    }

    /** Does one step; when it fails, it is written down as failed and the story ends. */
    public void step(String name, Runnable action) {
        var at = Instant.now();
        try {
            action.run();
            add(name, at, true);
            parties.forEach(party -> shoot(name, party));
            progress.accept("  ok      " + name);
        } catch (PlaywrightException | Mishap failure) {
            add(name, at, false);
            progress.accept("  FAILED  " + name);
            parties.forEach(party -> shoot("failed-" + name, party));
            throw new Mishap("The step \"" + name + "\" failed: " + failure.getMessage(), failure);
        }
    }

    private void add(String name, Instant at, boolean ok) {
        steps.add(Map.of("name", name, "at", at.toString(), "ok", ok));
    }

    private void shoot(String name, Party party) {
        screenshot(name + "-" + party.sender().role(), party::shoot);
    }

    /** Takes one more picture. */
    public void screenshot(String name, Consumer<Path> camera) {
        var file = folder.resolve("%02d-%s.png".formatted(steps.size(), name.replaceAll("[^a-zA-Z0-9]+", "-")));
        camera.accept(file);
        screenshots.add(file.toString());
    }

    public List<Map<String, Object>> all() {
        return List.copyOf(steps);
    }

    public List<String> screenshots() {
        return List.copyOf(screenshots);
    }
}
