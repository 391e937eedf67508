package vn.tiepdan.agent.far;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.agent.page.PageMessage;
import vn.tiepdan.wire.Wire;

/** A page without a browser: it opens the agent's socket as the agent's own page does, and remembers what it heard. */
public final class Page implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile int closed;
    private final WebSocket socket;

    /** @param agent for example {@code http://localhost:8181} */
    public Page(URI agent) {
        this(agent, "http://" + agent.getAuthority());
    }

    /** Fails with a {@link java.util.concurrent.CompletionException} when the agent refuses. */
    public Page(URI agent, String origin) {
        socket = HTTP.newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(URI.create("ws://" + agent.getAuthority() + "/page"), new Ear())
                .join();
    }

    /** Opens and waits for the welcome. */
    public static Page welcomed(URI agent) {
        var page = new Page(agent);
        page.says(new PageMessage.Hello("welcome", "vi", null));
        page.hears(AgentMessage.Welcome.class, welcome -> true);
        return page;
    }

    public void says(PageMessage message) {
        says(new String(Wire.write(message), StandardCharsets.UTF_8));
    }

    public void says(String text) {
        socket.sendText(text, true).join();
    }

    /** Says something that may be cut off. */
    public void tries(String text) {
        socket.sendText(text, true).exceptionally(cut -> socket).join();
    }

    public void saysBytes(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    public <T extends AgentMessage> List<T> heard(Class<T> type) {
        return heard.stream()
                .map(text -> Wire.read(text.getBytes(StandardCharsets.UTF_8), AgentMessage.class))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    public <T extends AgentMessage> T hears(Class<T> type, Predicate<T> fits) {
        return Awaitility.await()
                .atMost(FarSide.PATIENCE)
                .until(() -> heard(type).stream().filter(fits).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** RFC 6455 status code; 0 while it is open. */
    public int closed() {
        return closed;
    }

    /** An agent that was killed meanwhile cannot be told. */
    @Override
    public void close() {
        if (closed == 0 && !socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .exceptionally(gone -> socket)
                    .join();
        }
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            partial.append(text);
            if (last) {
                heard.add(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed = status;
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable failure) {
            closed = 1006;
        }
    }
}
