package vn.tiepdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} in the foreground: what it tells, that it is there once, and that Ctrl-C stops all that it started. */
class UpTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void tellsItsAddressesOnceAndStopsEverythingOnCtrlC(@TempDir Path folder) throws Exception {
        for (var part : List.of("control-plane", "kiosk-agent", "room-agent")) {
            Files.createSymbolicLink(folder.resolve(part), ROOT.resolve(part));
        }
        var told = folder.resolve(".tiepdan/up.json");
        try (var run = Run.journey(folder, "up", "--free-ports")) {
            await().atMost(Duration.ofMinutes(2)).until(() -> run.output().contains("Ctrl-C stops everything."));

            var up = new ObjectMapper().readTree(told.toFile());
            for (var page : List.of("console", "kiosk", "room")) {
                assertThat(status(up.path(page).asText())).as(page).isEqualTo(200);
                assertThat(run.output()).contains(up.path(page).asText());
            }
            assertThat(status(up.path("api").asText() + "/me")).isEqualTo(401);
            assertThat(Path.of(up.path("data").asText())).isDirectory();
            assertThat(up.path("users")).hasSizeGreaterThan(1).allSatisfy(UpTest::canSignIn);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(told)))
                    .isEqualTo("rw-------");

            try (var second = Run.journey(folder, "up", "--free-ports")) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.output())
                        .contains("already up")
                        .contains("up.json")
                        .doesNotContain("\tat ");
            }

            var started = run.process().descendants().toList();
            assertThat(started).hasSizeGreaterThan(3);
            new ProcessBuilder("kill", "-INT", Long.toString(run.process().pid()))
                    .start()
                    .waitFor();

            run.exitCode();
            assertThat(started).noneMatch(ProcessHandle::isAlive);
            assertThat(told).doesNotExist();
        }
    }

    private static void canSignIn(JsonNode user) {
        assertThat(user.path("role").asText()).isNotBlank();
        assertThat(user.path("name").asText()).isNotBlank();
        assertThat(user.path("password").asText()).hasSizeGreaterThan(11);
    }

    private static int status(String url) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
