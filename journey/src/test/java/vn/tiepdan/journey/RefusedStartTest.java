package vn.tiepdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tiepdan.journey.stack.Mishap;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.Stack;

/** The packaged control plane does not start with a life of certificates that is none, and says which setting it is. */
class RefusedStartTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void keepsTheControlPlaneFromStartingWithOneSentence(@TempDir Path folder) throws Exception {
        var settings = Map.of("tiepdan.enrolment.certificate-lasts", "29d", "tiepdan.janus.mode", "off");
        try (var stack = new Stack(ROOT, folder, Ports.free(), settings, line -> {})) {
            assertThatThrownBy(stack::startControlPlane)
                    .isInstanceOf(Mishap.class)
                    .hasMessageStartingWith(
                            "Cannot start: The setting tiepdan.enrolment.certificate-lasts is \"29d\"; it must be 30 to 90 days, for example 60d.");
            var process = stack.controlPlane().process();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(Files.readString(stack.controlPlane().log()))
                    .as("no trace beside the sentence")
                    .doesNotContain("\tat ");
            assertThat(folder.resolve("control-plane/postgres/data/postmaster.pid"))
                    .as("its database has stopped")
                    .doesNotExist();
        }
    }
}
