package vn.tiepdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.journey.stack.Mishap;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.Stack;

/** The packaged control plane does not start with a life of certificates that is none, and says which setting it is. */
class RefusedStartTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @ParameterizedTest
    @CsvSource({"29d, 29d", "91d, 91d", "PT720H1S, PT720H1S", "sixty days, sixty days"})
    void keepsTheControlPlaneFromStartingWithOneSentence(String life, String told, @TempDir Path folder)
            throws Exception {
        var settings = Map.of("tiepdan.enrolment.certificate-lasts", life, "tiepdan.janus.mode", "off");
        try (var stack = new Stack(ROOT, folder, Ports.free(), settings, line -> {})) {
            assertThatThrownBy(stack::startControlPlane)
                    .isInstanceOf(Mishap.class)
                    .hasMessageStartingWith(
                            "Cannot start: The setting tiepdan.enrolment.certificate-lasts is \"" + told + "\"; it must be ")
                    .hasMessageContaining("60d");
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
