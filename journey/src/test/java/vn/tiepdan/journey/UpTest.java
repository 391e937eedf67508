package vn.tiepdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

            followsTheConfiguration(up);
            verifiesTheAuditLog(folder);
            takesAnotherKioskAndReplacesIt(folder, up);

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

    /** One change for all: both agents take it and say so. */
    private static void followsTheConfiguration(JsonNode up) throws Exception {
        try (var client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            signIn(client, up);
            send(
                    client,
                    up,
                    "PUT",
                    "/configuration/layers/all",
                    "{\"settings\":{\"volumePercent\":70,\"heartbeatSeconds\":4},\"why\":\"test\"}");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                var drift = send(client, up, "GET", "/configuration/drift", "");
                assertThat(drift.path("devices").asInt()).isEqualTo(2);
                assertThat(drift.path("inStep").asInt()).isEqualTo(2);
            });
            var devices = send(client, up, "GET", "/devices", "");
            var held = send(
                    client, up, "GET", "/devices/" + devices.findValue("id").asText() + "/configuration", "");
            assertThat(held.path("reported").asLong())
                    .isEqualTo(held.path("desired").asLong())
                    .isGreaterThan(2);
        }
    }

    /** What a clerk does: a code, another machine, and the same device goes on there with its history and its configuration. */
    private static void takesAnotherKioskAndReplacesIt(Path folder, JsonNode up) throws Exception {
        try (var client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            signIn(client, up);
            var claim = send(
                    client,
                    up,
                    "POST",
                    "/claims",
                    "{\"site\":\"hp-01-office\",\"role\":\"kiosk\",\"label\":\"Ki-ốt 2\"}");
            var address = "/devices/" + claim.path("device").asText();
            try (var _ =
                    Run.journey(folder, "kiosk", "--code", claim.path("code").asText())) {
                awaitReasons(client, up, address, "connected");
                startsOnce(folder);

                var code = send(client, up, "POST", address + "/replacement", "");
                var began = System.nanoTime();
                try (var _ = Run.journey(
                        folder,
                        "kiosk",
                        "--name",
                        "spare",
                        "--code",
                        code.path("code").asText())) {
                    awaitReasons(client, up, address, "connected", "replaced", "connected");
                    System.out.printf("replaced after %.1f s%n", (System.nanoTime() - began) / 1e9);
                    await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                        var held = send(client, up, "GET", address + "/configuration", "");
                        assertThat(held.path("reported").asLong())
                                .isEqualTo(held.path("desired").asLong())
                                .isPositive();
                        assertThat(Files.readString(folder.resolve(".tiepdan/kiosk-2/kiosk-agent.log")))
                                .contains("does not let this device in");
                    });
                    assertThat(send(client, up, "GET", address, "")
                                    .path("label")
                                    .asText())
                            .isEqualTo("Ki-ốt 2");
                }
            }
        }
    }

    /** Two agents of one folder would be one device twice. */
    private static void startsOnce(Path folder) throws Exception {
        try (var again = Run.journey(folder, "kiosk")) {
            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.output())
                    .contains("tiepdan: Cannot start: another agent runs with the folder ")
                    .contains("--name of ./tiepdan kiosk")
                    .doesNotContain("\tat ");
        }
    }

    /** Newest last. */
    private static void awaitReasons(HttpClient client, JsonNode up, String address, String... reasons) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var history = send(client, up, "GET", address + "/presence", "");
            assertThat(history.findValuesAsText("reason").reversed()).endsWith(reasons);
        });
    }

    /** As the script does it, straight from the database of the running control plane. */
    private static void verifiesTheAuditLog(Path folder) throws Exception {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var parts = "control-plane/target/quarkus-app/";
        var command = List.of(
                java,
                "-cp",
                parts + "app/*:" + parts + "lib/main/*",
                "vn.tiepdan.control.audit.command.AuditCommand",
                "verify");
        try (var run = Run.of(folder, Map.of(), command)) {
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.output()).containsPattern("holds up to line [1-9]").containsPattern("[0-9]+:[0-9a-f]{64}");
        }
    }

    private static void signIn(HttpClient client, JsonNode up) throws Exception {
        var user = up.path("users").get(0);
        send(
                client,
                up,
                "POST",
                "/sign-in",
                "{\"name\":%s,\"password\":%s}".formatted(user.get("name"), user.get("password")));
    }

    private static JsonNode send(HttpClient client, JsonNode up, String method, String path, String body)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(up.path("api").asText() + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("If-Match", "\"0\"")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return new ObjectMapper().readTree(answer.body());
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
