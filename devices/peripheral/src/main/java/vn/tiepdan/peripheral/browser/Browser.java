package vn.tiepdan.peripheral.browser;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Chromium's DevTools protocol over one door on this machine ({@code --remote-debugging-port}). Who reaches that door owns the
 * browser, so it is never asked of another machine.
 */
public final class Browser {
    /** The largest picture, in bytes of PNG. */
    public static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int OK = 200;
    private static final int MOST_PAGES_BYTES = 256 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI debugging;
    private final Duration limit;

    /**
     * @param debugging for example {@code http://127.0.0.1:9222}; on this machine, or this fails
     * @param limit     after which there is no picture
     */
    public Browser(URI debugging, Duration limit) {
        if (!THIS_MACHINE.contains(String.valueOf(debugging.getHost())) || !"http".equals(debugging.getScheme())) {
            throw new IllegalArgumentException("the browser's debugging address must be http:// on this machine");
        }
        this.debugging = debugging;
        this.limit = limit;
    }

    /**
     * A PNG of what the page shows now. Fails with {@link NoPicture}.
     *
     * @param own the page's address, without its path
     */
    public CompletionStage<byte[]> picture(URI own) {
        var http = HttpClient.newBuilder().connectTimeout(limit).build();
        return page(http, own)
                .thenCompose(page -> taken(http, page))
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    throw because(failure);
                })
                .whenComplete((picture, failure) -> http.shutdownNow());
    }

    private CompletableFuture<Page> page(HttpClient http, URI own) {
        var request = HttpRequest.newBuilder(debugging.resolve("/json/list")).timeout(limit);
        return http.sendAsync(
                        request.build(),
                        HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST_PAGES_BYTES))
                .thenApply(response -> {
                    if (response.statusCode() != OK) {
                        throw new NoPicture("the browser answered with status " + response.statusCode());
                    }
                    return pages(response.body()).stream()
                            .filter(page -> page.shows(own))
                            .findFirst()
                            .orElseThrow(() -> new NoPicture("the browser shows no page of this agent"));
                });
    }

    private static List<Page> pages(byte[] answer) {
        try {
            return JSON.readValue(answer, new TypeReference<>() {});
        } catch (java.io.IOException strange) {
            throw new NoPicture("what answers there is no browser", strange);
        }
    }

    /** It is asked for by the path alone: the door that was configured stays the only one. */
    private CompletableFuture<byte[]> taken(HttpClient http, Page page) {
        var ear = new Picture();
        var door = URI.create("ws://" + debugging.getAuthority()
                + URI.create(page.webSocketDebuggerUrl()).getPath());
        return http.newWebSocketBuilder()
                .connectTimeout(limit)
                .buildAsync(door, ear)
                .thenCompose(socket -> socket.sendText(Picture.WANTED, true)
                        .thenCompose(sent -> ear.png())
                        .whenComplete((png, failure) -> socket.abort()));
    }

    private NoPicture because(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case NoPicture known -> known;
            case TimeoutException slow ->
                new NoPicture("the browser gave no picture within " + limit.toSeconds() + " s", slow);
            default -> new NoPicture("the browser cannot be asked at " + debugging + ": " + reason(cause), cause);
        };
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(
            @Nullable String type,
            @Nullable String url,
            @Nullable String webSocketDebuggerUrl) {
        private boolean shows(URI own) {
            return "page".equals(type)
                    && webSocketDebuggerUrl != null
                    && url != null
                    && (url + "/").startsWith("http://" + own.getAuthority() + "/");
        }
    }
}
