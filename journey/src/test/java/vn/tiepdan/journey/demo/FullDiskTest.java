package vn.tiepdan.journey.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk on which calls are recorded is full: both sides are told, the call goes on, and the record says what is missing. */
class FullDiskTest {
    private static final int MEGABYTES = 80;

    @Test
    void bothSidesAreToldAndTheRecordNamesWhatIsMissing(@TempDir Path folder) throws IOException {
        assumeTrue(SmallDisk.possible(), "only root can mount a small disk");
        try (var disk = SmallDisk.mount(folder.resolve("recording"), MEGABYTES);
                var scene = Scene.start(
                        folder.resolve("scene"),
                        Map.of("tiepdan.recording.dir", disk.folder().toString()))) {
            scene.inCall();
            scene.reception.talk(3);

            disk.fill();

            notRecorded(scene.official);
            notRecorded(scene.citizen);
            scene.mediaArrives();
            scene.reception.talk(4);
            scene.closed();
            var record = processed(scene);
            assertThat(record.path("state").asText()).isEqualTo("ready");
            assertThat(record.path("originals")).isNotEmpty();
            assertThat(record.path("missing").findValuesAsText("why"))
                    .anyMatch(why -> why.contains("could not be written"));
        }
    }

    private static void notRecorded(Party party) {
        party.page()
                .locator("[data-testid=recording][data-recording=failed]")
                .waitFor(new Locator.WaitForOptions().setTimeout(15_000));
    }

    private static JsonNode processed(Scene scene) {
        var api = scene.stack.api("OFFICIAL");
        var session = api.get("/sessions").path(0).path("id").asText();
        return Archived.processed(api, session, scene.official);
    }
}
