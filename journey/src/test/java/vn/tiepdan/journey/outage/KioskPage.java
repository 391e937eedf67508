package vn.tiepdan.journey.outage;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.journey.stack.Json;

/**
 * The kiosk's page without a browser. It repeats a turn until the agent says that it is kept, and never after that: what is lost
 * behind a "kept" stays lost and is seen.
 */
final class KioskPage implements AutoCloseable {
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWERS_WITHIN).build();
    private final String address;
    private final Map<String, String> turns = new LinkedHashMap<>();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final List<String> links = new CopyOnWriteArrayList<>();
    private @Nullable WebSocket socket;

    /** @param address of the page, for example {@code http://localhost:8181/} */
    KioskPage(String address) {
        this.address = address;
    }

    /** Everybody who ever asked for a turn. */
    Set<String> names() {
        return turns.keySet();
    }

    /** Those whose turn the agent said is on its disk. */
    Set<String> kept(Collection<String> names) {
        var some = new java.util.HashSet<>(names);
        some.removeIf(name -> !kept.contains(turns.get(name)));
        return some;
    }

    /** What the agent told of its link, after the welcome. */
    List<String> links() {
        return List.copyOf(links);
    }

    void open() {
        var origin = address.replaceFirst("/$", "");
        var opened = http.newWebSocketBuilder()
                .connectTimeout(ANSWERS_WITHIN)
                .header("Origin", origin)
                .buildAsync(URI.create(address.replaceFirst("^http", "ws") + "page"), new Ear())
                .join();
        socket = opened;
        say(opened, Map.of("kind", "hello", "screen", "welcome", "language", "vi"));
    }

    /** Says it once; a socket that is gone swallows it, as in a browser. */
    void take(String name) {
        var turn = turns.computeIfAbsent(name, ignored -> UUID.randomUUID().toString());
        var open = socket;
        if (open == null || kept.contains(turn)) {
            return;
        }
        try {
            say(
                    open,
                    Map.of(
                            "kind", "take-turn",
                            "turn", turn,
                            "language", "vi",
                            "citizen", Map.of("fullName", name, "evidence", "typed"),
                            "standing", Map.of("kind", "self"),
                            "matter", Map.of("kind", "petition", "words", ""),
                            "noticeReadAt", Instant.now().toString()));
        } catch (CompletionException gone) {
            socket = null;
        }
    }

    private static void say(WebSocket open, Map<String, ?> message) {
        try {
            open.sendText(Json.text(message), true)
                    .orTimeout(ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof TimeoutException) {
                throw new AssertionError("the agent takes nothing", failed);
            }
            throw failed;
        }
    }

    @Override
    public void close() {
        var open = socket;
        if (open != null) {
            open.abort();
        }
        http.close();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                var message = Json.parse(text.toString());
                text.setLength(0);
                switch (message.path("kind").asText()) {
                    case "kept" -> kept.add(message.path("turn").asText());
                    case "link" -> links.add(message.path("state").asText());
                    default -> {}
                }
            }
            from.request(1);
            return null;
        }
    }
}
