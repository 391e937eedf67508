package vn.tiepdan.journey.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** The control plane's REST interface, signed in as one member of staff. */
public final class Api {
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String address;

    private Api(String address) {
        this.address = address;
    }

    public static Api signIn(String address, Account account) {
        var api = new Api(address);
        api.post("/sign-in", Map.of("name", account.name(), "password", account.password()));
        return api;
    }

    public JsonNode get(String path) {
        return Json.parse(send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString()));
    }

    public JsonNode post(String path, Object body) {
        return post(path, body, Map.of());
    }

    public JsonNode post(String path, Object body, Map<String, String> headers) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(body)));
        headers.forEach(request::header);
        return Json.parse(send(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    public Path download(String path, Path file) {
        return send(request(path).GET().build(), HttpResponse.BodyHandlers.ofFile(file));
    }

    /** The live feed: what the server says has changed, line by line, until the stream is closed. It has no time limit. */
    public Stream<String> live() {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1/live"))
                .header("Accept", "text/event-stream")
                .build();
        return send(request, HttpResponse.BodyHandlers.ofLines());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1" + path)).timeout(Duration.ofSeconds(30));
    }

    private <T> T send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            var response = http.send(request, handler);
            if (response.statusCode() / 100 != 2) {
                throw new Mishap(request.method() + " " + request.uri().getPath() + " was answered "
                        + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (IOException failed) {
            throw new Mishap("The control plane does not answer at " + request.uri() + ": " + failed, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Mishap("Stopped while asking the control plane.", stopped);
        }
    }
}
