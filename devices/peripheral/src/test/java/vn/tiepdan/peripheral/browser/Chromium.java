package vn.tiepdan.peripheral.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Debian's Chromium without a window, with its debugging door open; without a sandbox, because tests may run as root. */
public final class Chromium implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(30);

    private final Process process;
    private final URI debugging;

    /** @param profile an empty folder */
    public Chromium(Path profile) {
        try {
            process = new ProcessBuilder(
                            program(),
                            "--headless=new",
                            "--no-sandbox",
                            "--no-first-run",
                            "--disable-gpu",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            "about:blank")
                    .redirectErrorStream(true)
                    .redirectOutput(profile.resolve("log").toFile())
                    .start();
        } catch (IOException missing) {
            throw new IllegalStateException("chromium is not installed (apt install chromium)", missing);
        }
        var port = profile.resolve("DevToolsActivePort");
        Awaitility.await().atMost(STARTS_WITHIN).until(() -> Files.exists(port) && Files.size(port) > 0);
        debugging = URI.create("http://127.0.0.1:" + first(port));
    }

    private static String program() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(it -> Files.isExecutable(Path.of(it)))
                .findFirst()
                .orElse("chromium");
    }

    private static String first(Path file) {
        try {
            return Files.readAllLines(file).getFirst();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public URI debugging() {
        return debugging;
    }

    /** Opens one more page. */
    public void open(URI address) {
        var request = HttpRequest.newBuilder(URI.create(debugging + "/json/new?" + address))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).join();
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
