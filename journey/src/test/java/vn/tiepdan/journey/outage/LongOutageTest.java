package vn.tiepdan.journey.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tiepdan.journey.stack.Api;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.Stack;

/**
 * Control plane and broker are away for longer than any silent device is given, so that it is not for want of time that nobody is called
 * offline.
 */
@NullUnmarked
class LongOutageTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    /** 2.5 heartbeats, as operations.md says. */
    private static final Duration SILENCE_IS_CERTAINTY = Duration.ofSeconds(5);
    /** In which devices come back: long enough that the first rounds of the control plane find most of them away. */
    private static final Duration WINDOW = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Stack stack;
    private Api api;

    @BeforeEach
    void start() {
        stack = new Stack(
                        ROOT,
                        folder,
                        Ports.free(),
                        Map.of(
                                "tiepdan.fleet.heartbeat", HEARTBEAT.toString(),
                                "tiepdan.fleet.reconnect-window", WINDOW.toString(),
                                "tiepdan.janus.mode", "off"),
                        line -> {})
                .start();
        api = stack.api("ADMINISTRATOR");
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void nobodyIsCalledOfflineBecauseWeWereAway() {
        await("both to speak as often as they shall")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(devices()).hasSize(2).allSatisfy(device -> {
                    assertThat(device.at("/presence/state").asText()).isEqualTo("ONLINE");
                    assertThat(configuration(device).at("/drift/state").asText())
                            .isEqualTo("IN_STEP");
                }));

        stack.controlPlane().kill();
        var away = Instant.now();
        await("the outage to last")
                .pollDelay(SILENCE_IS_CERTAINTY)
                .atMost(PATIENCE)
                .until(() -> true);
        stack.startControlPlane();
        assertThat(Duration.between(away, Instant.now())).isGreaterThan(SILENCE_IS_CERTAINTY);

        api = stack.api("ADMINISTRATOR");
        await("both to be heard again")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(devices())
                        .allSatisfy(device -> assertThat(Instant.parse(
                                        device.at("/presence/heardAt").asText()))
                                .isAfter(away)));
        assertThat(devices())
                .allSatisfy(device -> assertThat(pastOf(device))
                        .as(device.path("role").asText())
                        .contains("ONLINE")
                        .doesNotContain("OFFLINE"));
    }

    private List<JsonNode> devices() {
        return StreamSupport.stream(api.get("/devices").spliterator(), false)
                .map(it -> api.get("/devices/" + it.path("id").asText()))
                .toList();
    }

    private JsonNode configuration(JsonNode device) {
        return api.get("/devices/" + device.path("id").asText() + "/configuration");
    }

    /** Everything that was ever believed of it. */
    private List<String> pastOf(JsonNode device) {
        return api.get("/devices/" + device.path("id").asText() + "/presence?limit=200")
                .findValuesAsText("state");
    }
}
