package vn.tiepdan.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The control plane's REST API, signed in as one member of staff. */
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(PATIENCE)
            .build();

    Api(URI base) {
        this.base = base;
    }

    void signIn(String name, String password) {
        post("/api/v1/sign-in", Map.of("name", name, "password", password));
    }

    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    JsonNode post(String path, Map<String, ?> body) {
        try {
            return send(HttpRequest.newBuilder(base.resolve(path))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void download(String path, Path to) {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofFile(to));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
        } catch (IOException failure) {
            throw new IllegalStateException(path + " failed", failure);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    /** Whether this address answers 200 now. */
    static boolean answers(URI address) {
        try (var http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            var request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.uri().getPath() + " answered " + answer.statusCode() + ": "
                        + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
            }
            return answer.body().length == 0 ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new IllegalStateException("the control plane's API failed", failure);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static Trouble interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new Trouble("Interrupted.", stopped);
    }
}
