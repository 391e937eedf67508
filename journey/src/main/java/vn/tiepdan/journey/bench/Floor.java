package vn.tiepdan.journey.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import vn.tiepdan.journey.demo.Browsers;
import vn.tiepdan.journey.media.Sender;
import vn.tiepdan.journey.stack.Mishap;

/**
 * Two pages of the same browsers that join the same media server directly: no agents, no MQTT, no database, no recording, no
 * admission; session, room and offer are there before the touch. Less cannot be done with this media server.
 */
final class Floor implements AutoCloseable {
    private final HttpServer pages;
    private final Map<String, String> access;
    private final Page kiosk;
    private final Page room;
    private final Timeline timeline = new Timeline();
    private int calls;

    /** @param janus the folder with the media server's configuration, from which address and secrets are read */
    Floor(Path janus, Browser kioskBrowser, Browser roomBrowser) {
        access = Map.of(
                "api",
                "http://127.0.0.1:" + value(janus.resolve("janus.transport.http.jcfg"), "port") + "/janus",
                "secret",
                value(janus.resolve("janus.jcfg"), "api_secret"),
                "adminKey",
                value(janus.resolve("janus.plugin.videoroom.jcfg"), "admin_key"));
        pages = serve();
        kiosk = open(kioskBrowser);
        room = open(roomBrowser);
    }

    /** @return milliseconds from the touch to the first remote frame on the later of both sides */
    long call() {
        var name = "floor-" + calls++;
        room.evaluate("name => window.prepare(name, true)", name);
        kiosk.evaluate("name => window.prepare(name, false)", name);
        double touched = ((Number) room.evaluate("() => window.touch()")).doubleValue();
        kiosk.evaluate("() => window.touch()");
        double last = Math.max(painted(kiosk), painted(room));
        timeline.add(Sender.KIOSK, kiosk, touched);
        timeline.add(Sender.ROOM, room, touched);
        room.evaluate("() => window.finish()");
        kiosk.evaluate("() => window.finish()");
        return Math.round(last - touched);
    }

    Timeline timeline() {
        return timeline;
    }

    private static double painted(Page page) {
        return ((Number) page.evaluate("() => window.painted()")).doubleValue();
    }

    private Page open(Browser browser) {
        var page = Browsers.page(browser);
        page.navigate("http://localhost:" + pages.getAddress().getPort() + "/");
        page.evaluate("access => window.begin(access)", access);
        return page;
    }

    private static HttpServer serve() {
        try (var stream = Floor.class.getResourceAsStream("floor.html")) {
            if (stream == null) {
                throw new IllegalStateException("floor.html is missing");
            }
            var html = stream.readAllBytes();
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, html.length);
                try (var body = exchange.getResponseBody()) {
                    body.write(html);
                }
            });
            server.start();
            return server;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String value(Path file, String key) {
        try {
            var found = Pattern.compile("(?m)^\\s*" + key + " = \"?([^\"\\n]+)\"?$")
                    .matcher(Files.readString(file, StandardCharsets.UTF_8));
            if (!found.find()) {
                throw new Mishap("The media server's configuration " + file + " has no " + key + ".");
            }
            return found.group(1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        pages.stop(0);
    }
}
