package vn.tiepdan.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tiepdan.journey.stack.Account;
import vn.tiepdan.journey.stack.Api;
import vn.tiepdan.journey.stack.Ports;

/** The commands of CONTRIBUTING.md: each application in development, a live reload, and agents that this control plane enrols. */
class DevelopmentTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path CHANGED =
            ROOT.resolve("control-plane/src/main/java/vn/tiepdan/control/fleet/broker/EmbeddedBroker.java");
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final Map<String, String> SITES = Map.of("kiosk", "hp-01-office", "room", "hp-hq");

    private final Ports ports = Ports.free();

    @TempDir
    Path folder;

    @Test
    void eachApplicationStartsReloadsAndEnrols() throws Exception {
        try (var plane = development("control-plane", controlPlane())) {
            awaitReady(plane, ports.http());
            var console = "http://localhost:" + ports.http();
            var administrator = Account.read(folder.resolve("control-plane/initial-accounts.json")).stream()
                    .filter(it -> it.role().equals("ADMINISTRATOR"))
                    .findFirst()
                    .orElseThrow();

            Files.setLastModifiedTime(CHANGED, FileTime.from(Instant.now()));
            awaitReloaded(plane, ports.http());

            var api = Api.signIn(console, administrator);
            for (var role : List.of("kiosk", "room")) {
                var claim = api.post("/claims", Map.of("site", SITES.get(role), "role", role, "label", "Development"));
                var port = role.equals("kiosk") ? ports.kiosk() : ports.room();
                try (var agent = development(
                        role + "-agent", agent(role, port, claim.get("code").asText()))) {
                    awaitReady(agent, port);
                    await().atMost(STARTS_WITHIN).until(() -> agent.output().contains("enrolled as d-"));
                    end(agent);
                }
            }
            end(plane);
        }
    }

    private Map<String, String> controlPlane() {
        return Map.of(
                "quarkus.http.port", Integer.toString(ports.http()),
                "quarkus.http.ssl-port", Integer.toString(ports.https()),
                "tiepdan.broker.port", Integer.toString(ports.broker()),
                "tiepdan.janus.mode", "off",
                "tiepdan.data-dir", folder.resolve("control-plane").toString());
    }

    private Map<String, String> agent(String role, int port, String code) {
        return Map.of(
                "quarkus.http.port", Integer.toString(port),
                "tiepdan.agent.data-dir", folder.resolve(role).toString(),
                "tiepdan.agent.broker.port", Integer.toString(ports.broker()),
                "tiepdan.agent.enrolment.url", "https://localhost:" + ports.https(),
                "tiepdan.agent.enrolment.code", code,
                "tiepdan.agent.enrolment.ca",
                        folder.resolve("control-plane/ca/ca.pem").toString());
    }

    /** As the documents say it, except for the interfaces, which are built already. */
    private static Run development(String module, Map<String, String> settings) throws IOException {
        var command = new ArrayList<>(List.of("./mvnw", "-q", "-pl", module, "-am", "test-compile", "quarkus:dev"));
        command.addAll(List.of("-Dexec.skip=true", "-Ddebug=false"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        return Run.of(ROOT, Map.of("JAVA_HOME", System.getProperty("java.home")), command);
    }

    private static void awaitReady(Run run, int port) {
        awaitAnswer(run, port, "");
    }

    /** Quarkus looks for changes when it is asked something, and not right after it looked. */
    private static void awaitReloaded(Run run, int port) {
        awaitAnswer(run, port, "Live reload total time");
    }

    private static void awaitAnswer(Run run, int port, String said) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/ready"))
                .timeout(STARTS_WITHIN)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            await().atMost(STARTS_WITHIN)
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> answers(run, http, request) && run.output().contains(said));
        }
    }

    private static boolean answers(Run run, HttpClient http, HttpRequest request) throws Exception {
        assertThat(run.process().isAlive()).as(run.output()).isTrue();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** In order, with all that it started. */
    private static void end(Run run) throws InterruptedException {
        var started = run.process().descendants().toList();
        run.process().destroy();
        run.exitCode();
        await().atMost(Duration.ofSeconds(30)).until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
    }
}
