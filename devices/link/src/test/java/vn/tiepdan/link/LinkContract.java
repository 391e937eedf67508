package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the connector promises, whatever the broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LinkContract {
    static final Duration SOON = Duration.ofSeconds(10);

    private final List<App> apps = new ArrayList<>();
    Authority authority;
    TestBroker broker;
    String root = "";

    abstract TestBroker broker(Path folder, Authority authority);

    @BeforeAll
    void startBroker(@TempDir Path folder) {
        authority = new Authority(folder);
        broker = broker(folder, authority);
        broker.start();
    }

    @AfterAll
    void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void nameTopics(TestInfo test) {
        root = test.getTestMethod().orElseThrow().getName().replace('_', '-');
    }

    @AfterEach
    void closeApps() {
        apps.forEach(App::close);
        apps.clear();
    }

    App app(String client) {
        return app(client, Map.of());
    }

    App app(String client, Map<String, String> more) {
        authority.issue(client);
        var common = new HashMap<String, String>();
        common.put("host", "localhost");
        common.put("port", String.valueOf(broker.port()));
        common.put("connection", client);
        common.put("client-id", client + "-" + root);
        common.put("tls.certificate", authority.certificate(client).toString());
        common.put("tls.key", authority.key(client).toString());
        common.put("tls.trust", authority.ca().toString());
        common.put("reconnect-window-first", "PT0.05S");
        common.put("reconnect-window", "PT0.3S");
        common.putAll(more);
        var app = new App(common);
        apps.add(app);
        return app;
    }

    void awaitUp(App app, String connection) {
        await().atMost(SOON)
                .until(() -> app.connector.getReadiness().isOk()
                        && app.links.report(connection).orElseThrow().up());
    }

    @Test
    void carries_a_message_with_everything_that_mqtt_5_says_beside_it() {
        var kiosk = app("kiosk");
        var taker = kiosk.incoming("commands", Map.of("topic", root + "/{device}/down/command"));
        awaitUp(kiosk, "kiosk");
        var control = app("control");
        var sender = control.outgoing("to-devices", Map.of("topic", root + "/{device}/down/command"));

        var sent = sender.send(
                "lock",
                OutgoingMqttMetadata.to()
                        .parameter("device", "kiosk-7")
                        .responseTopic(root + "/answers")
                        .correlation(new byte[] {1, 2, 3})
                        .contentType("application/json")
                        .expiry(Duration.ofMinutes(5))
                        .userProperty("trace", "a")
                        .userProperty("trace", "b")
                        .build());

        await().atMost(SOON).until(() -> taker.payloads().size() == 1);
        assertThat(sent).succeedsWithin(SOON);
        var metadata = taker.metadata(0);
        assertThat(taker.payloads()).containsExactly("lock");
        assertThat(metadata.topic()).isEqualTo(root + "/kiosk-7/down/command");
        assertThat(metadata.parameter("device")).isEqualTo("kiosk-7");
        assertThat(metadata.responseTopic()).contains(root + "/answers");
        assertThat(metadata.correlation()).containsExactly(1, 2, 3);
        assertThat(metadata.contentType()).contains("application/json");
        assertThat(metadata.expiry().orElseThrow()).isBetween(Duration.ofSeconds(290), Duration.ofMinutes(5));
        assertThat(metadata.userProperties())
                .containsExactly(
                        new IncomingMqttMetadata.UserProperty("trace", "a"),
                        new IncomingMqttMetadata.UserProperty("trace", "b"));
    }
}
