package vn.tiepdan.journey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tiepdan.journey.stack.Json;

/** The whole way of one reception, from an empty folder to a recording that plays and a row in the register. */
class DemoTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void oneReceptionFromEmptyFolderToRegister() {
        var out = ROOT.resolve("journey/target/demo");

        int code = new Demo(ROOT, DemoOptions.of(ROOT, List.of("--out", out.toString(), "--seconds", "5"))).run();

        assertThat(code).isZero();
        var summary = Json.read(out.resolve("summary.json"));
        assertThat(summary.path("outcome").asText()).isEqualTo("completed");
        assertThat(summary.path("legs")).hasSize(2).allSatisfy(leg -> {
            assertThat(leg.path("framesDecoded").asLong()).isGreaterThan(30);
            assertThat(leg.path("audioEnergy").asDouble()).isPositive();
            assertThat(leg.path("firstFrameMillis").asLong()).isPositive();
        });
        assertThat(summary.path("recording").path("originals")).hasSize(4);
        assertThat(summary.path("recording").path("durationSeconds").asDouble()).isGreaterThan(5);
        assertThat(summary.path("register").path("number").asInt()).isEqualTo(1);
        assertThat(summary.path("steps"))
                .allSatisfy(step -> assertThat(step.path("ok").asBoolean()).isTrue());
    }
}
