package vn.tiepdan.peripheral.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of a real browser, and what stands in their way. */
@NullUnmarked
class BrowserTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int PHUONG = 0xffa8121c;

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static HttpServer agent;
    private static URI own;

    @BeforeAll
    static void start() throws IOException {
        agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.createContext("/", exchange -> {
            var page = "<body style='margin:0;background:#a8121c'>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        agent.start();
        own = URI.create("http://localhost:" + agent.getAddress().getPort());
        chromium = new Chromium(folder);
        chromium.open(own.resolve("/?kiosk"));
    }

    @AfterAll
    static void stop() {
        chromium.close();
        agent.stop(0);
    }

    @Test
    void a_picture_shows_the_page_of_the_agent_and_no_other() throws IOException {
        await().atMost(LIMIT).untilAsserted(() -> {
            var picture = ImageIO.read(new ByteArrayInputStream(picture(chromium.debugging(), own)));
            assertThat(picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2))
                    .isEqualTo(PHUONG);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1", "http://localhost.evil.example"})
    void where_no_page_of_the_agent_is_shown_none_is_taken(String other) {
        assertFails(chromium.debugging(), URI.create(other), "shows no page");
    }

    @Test
    void an_address_is_not_taken_for_a_longer_one() {
        assertFails(
                chromium.debugging(),
                URI.create(own.toString().substring(0, own.toString().length() - 1)),
                "no page");
    }

    @Test
    void where_nobody_listens_it_says_so() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertFails(URI.create("http://127.0.0.1:" + port), own, "cannot be asked at http://127.0.0.1:" + port);
    }

    @Test
    void who_listens_and_says_nothing_is_not_waited_for() throws IOException {
        try (var silent = new ServerSocket(0)) {
            var door = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            assertThatThrownBy(() -> new Browser(door, Duration.ofMillis(300))
                            .picture(own)
                            .toCompletableFuture()
                            .join())
                    .hasRootCauseInstanceOf(Exception.class)
                    .isInstanceOfSatisfying(
                            CompletionException.class,
                            it -> assertThat(it.getCause()).isInstanceOf(NoPicture.class));
        }
    }

    /** The agent's own web server is no browser. */
    @Test
    void what_is_no_browser_is_not_taken_for_one() {
        assertFails(own, own, "no browser");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://10.0.0.7:9222", "http://kiosk.example:9222", "https://127.0.0.1:9222", "localhost:9222"})
    void a_door_on_another_machine_is_never_asked(String elsewhere) {
        assertThatThrownBy(() -> new Browser(URI.create(elsewhere), LIMIT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("on this machine");
    }

    @Test
    void a_picture_without_measure_is_cut_off() {
        var picture = new Picture();
        picture.onText(null, "x".repeat(Browser.MOST_BYTES * 2), false);

        assertThatThrownBy(() -> picture.png().join()).hasMessageContaining("larger than");
    }

    private static void assertFails(URI debugging, URI of, String why) {
        assertThatThrownBy(() -> picture(debugging, of))
                .cause()
                .isInstanceOf(NoPicture.class)
                .hasMessageContaining(why);
    }

    private static byte[] picture(URI debugging, URI of) {
        return new Browser(debugging, LIMIT).picture(of).toCompletableFuture().join();
    }
}
