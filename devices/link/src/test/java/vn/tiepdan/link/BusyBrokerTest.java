package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A port that takes every call and never says a word, as one whose broker has more to do than it can. */
class BusyBrokerTest {
    private static final Duration WINDOW = Duration.ofMillis(20);
    private static final int ATTEMPTS = 6;

    /** Waits nearly as long as may be. */
    private static final RandomGenerator LONGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new AssertionError("only a bounded part is asked for");
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void is_asked_less_and_less_often(String tls) throws IOException {
        try (var silent = new ServerSocket(0)) {
            var link = link(Map.of(
                    "port",
                    String.valueOf(silent.getLocalPort()),
                    "host",
                    "localhost",
                    "tls",
                    tls,
                    "answer-within",
                    "PT0.05S",
                    "reconnect-window-first",
                    WINDOW.toString(),
                    "reconnect-window",
                    WINDOW.toString()));
            link.start();

            var heard = new ArrayList<Long>();
            var open = new ArrayList<Socket>();
            for (int i = 0; i < ATTEMPTS; i++) {
                open.add(silent.accept());
                heard.add(System.nanoTime());
            }
            link.close();
            for (var socket : open) {
                socket.close();
            }

            assertThat(Duration.ofNanos(heard.getLast() - heard.get(ATTEMPTS - 2)))
                    .isGreaterThan(WINDOW.multipliedBy(15));
        }
    }

    private static Link link(Map<String, String> attributes) {
        var settings = new Attributes(new App(attributes).config("link", Map.of())).settings("busy");
        var thread = new LinkThread("busy", InstantSource.system());
        return new Link("busy", new Dialler("busy", settings, Optional.empty(), thread, LONGEST), List.of(), thread);
    }
}
