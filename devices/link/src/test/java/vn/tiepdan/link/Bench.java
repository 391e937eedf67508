package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What a contract test has at hand: a broker, applications that connect to it, and lines between them that can be cut. */
interface Bench {
    Duration SOON = Duration.ofSeconds(10);

    TestBroker broker();

    Authority authority();

    /** Above the topics of the running test; no other test uses it. */
    String root();

    /** An application whose channels share one connection of the given name, unless {@code more} says otherwise. */
    App app(String client, Map<String, String> more);

    /** A line to the broker's TLS listener. */
    Relay relay();

    default App app(String client) {
        return app(client, Map.of());
    }

    default App app(String client, Relay relay) {
        return app(client, Map.of("port", String.valueOf(relay.port())));
    }

    default App app(String client, Relay relay, Map<String, String> more) {
        var all = new HashMap<>(more);
        all.put("port", String.valueOf(relay.port()));
        return app(client, all);
    }

    default void awaitUp(App app, String connection) {
        await().atMost(SOON)
                .until(() -> app.connector.getReadiness().isOk()
                        && app.links.report(connection).orElseThrow().up());
    }

    default void awaitDown(App app, String connection) {
        await().atMost(SOON)
                .until(() -> !app.links.report(connection).orElseThrow().up());
    }

    /** Waits until exactly these came, in this order. */
    default void awaitCame(App.Taker taker, String... payloads) {
        await().atMost(SOON).untilAsserted(() -> assertThat(taker.payloads()).containsExactly(payloads));
    }

    default void awaitCame(App.Taker taker, Stream<String> payloads) {
        awaitCame(taker, payloads.toArray(String[]::new));
    }

    /** Waits until the link is down for a reason that contains the given words. */
    default void awaitEvidence(App app, String connection, String words) {
        await().atMost(SOON).untilAsserted(() -> {
            var report = app.links.report(connection).orElseThrow();
            assertThat(report.up()).isFalse();
            assertThat(report.evidence()).containsIgnoringCase(words);
        });
    }
}
