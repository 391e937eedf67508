package vn.tiepdan.kiosk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import vn.tiepdan.agent.far.Broker;
import vn.tiepdan.agent.far.Page;

/** One run of the packaged agent. */
final class Agent implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int HTTP_OK = 200;

    private final Process process;
    private final URI address;

    private Agent(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Returns when it answers. */
    static Agent start(Map<String, String> settings, Path log) {
        var agent = begin(settings, log);
        Awaitility.await().atMost(PATIENCE).until(agent::lives);
        return agent;
    }

    /** Returns at once, whatever becomes of it. */
    static Agent begin(Map<String, String> settings, Path log) {
        int port = Broker.freePort();
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@jvm.options"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-Dquarkus.http.port=" + port, "-jar", "target/quarkus-app/quarkus-run.jar"));
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new Agent(process, URI.create("http://localhost:" + port));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    Page page() {
        return Page.welcomed(address);
    }

    /** SIGKILL: not a word of goodbye. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Returns its exit code when it has ended by itself. */
    int ended() {
        return process.onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    /** SIGTERM, as the service manager does. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private boolean lives() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the agent ended with " + process.exitValue());
        }
        var asking = HttpRequest.newBuilder(address.resolve("/q/health/live")).build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(asking, HttpResponse.BodyHandlers.discarding()).statusCode() == HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
