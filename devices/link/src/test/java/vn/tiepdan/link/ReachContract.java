package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The way to the broker: where it is, who we are, and how long we wait for it. */
interface ReachContract extends Bench {
    @Test
    @Shows({"tls", "port", "username", "password"})
    default void says_its_name_and_password_to_a_broker_without_tls() {
        var app = plain("clerk", TestBroker.CLERK, TestBroker.PASSWORD);
        var stranger = plain("stranger", TestBroker.CLERK, "something else");
        var nobody = plain("nobody", "", "");
        var taker = app.incoming("commands", Map.of("topic", root()));
        stranger.incoming("commands", Map.of("topic", root()));
        nobody.incoming("commands", Map.of("topic", root()));
        awaitUp(app, "clerk");
        var sender = app("control").outgoing("to-devices", Map.of("topic", root()));

        sender.send("for the clerk");

        awaitCame(taker, "for the clerk");
        awaitEvidence(stranger, "stranger", "NOT_AUTHORIZED");
        awaitEvidence(nobody, "nobody", "NOT_AUTHORIZED");
    }

    private App plain(String connection, String username, String password) {
        var attributes = new HashMap<String, String>();
        attributes.put("tls", "false");
        attributes.put("port", String.valueOf(broker().plainPort()));
        attributes.put("username", username);
        attributes.put("password", password);
        return app(connection, attributes);
    }

    /** Everything in 127/8 is this machine, but the broker's certificate names 127.0.0.1 only. */
    @Test
    @Shows({"host", "tls.verify-host"})
    default void wants_the_certificate_of_the_broker_to_name_the_host() {
        var relay = relay();
        var named = app("named", relay, Map.of("host", "127.0.0.1"));
        var wrong = app("wrong", relay, Map.of("host", "127.0.0.2"));
        var careless = app("careless", relay, Map.of("host", "127.0.0.2", "tls.verify-host", "false"));
        var unknown = app("unknown", relay, Map.of("host", "nowhere.invalid"));
        for (var app : new App[] {named, wrong, careless, unknown}) {
            app.incoming("commands", Map.of("topic", root()));
        }

        awaitUp(named, "named");
        awaitUp(careless, "careless");
        awaitEvidence(wrong, "wrong", "127.0.0.2");
        awaitEvidence(unknown, "unknown", "nowhere.invalid");
    }

    @Test
    @Shows("connect-within")
    default void gives_up_an_attempt_that_does_not_get_through() throws IOException {
        try (var full = new ServerSocket(0, 1);
                var first = new Socket("localhost", full.getLocalPort());
                var second = new Socket("localhost", full.getLocalPort())) {
            assertThat(List.of(first, second))
                    .as("fill the queue of a port that nobody serves")
                    .allMatch(Socket::isConnected);
            var port = String.valueOf(full.getLocalPort());
            var kiosk = app("kiosk", Map.of("port", port, "connect-within", "PT0.2S"));
            kiosk.incoming("commands", Map.of("topic", root()));

            awaitEvidence(kiosk, "kiosk", "200 ms");
        }
    }

    @Test
    @Shows("answer-within")
    default void gives_up_an_attempt_that_takes_too_long_and_dials_again() {
        var relay = relay();
        relay.freeze();
        var kiosk = app("kiosk", relay, Map.of("answer-within", "PT0.2S"));
        var taker = kiosk.incoming("commands", Map.of("topic", root()));

        await().atMost(Duration.ofSeconds(5)).until(() -> relay.attempts() >= 2);
        awaitEvidence(kiosk, "kiosk", "200ms");
        relay.cut();
        relay.thaw();
        relay.mend();

        awaitUp(kiosk, "kiosk");
        assertThat(taker.failure).isNull();
    }

    @Test
    @Shows("keep-alive")
    default void notices_a_broker_that_has_gone_silent() {
        var relay = relay();
        var kiosk = app("kiosk", relay, Map.of("keep-alive", "PT1S"));
        kiosk.incoming("commands", Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");

        relay.freeze();

        awaitEvidence(kiosk, "kiosk", "PINGRESP");
    }

    @Test
    default void leaves_nothing_behind_when_it_is_closed_in_the_middle_of_an_attempt() {
        var relay = relay();
        relay.freeze();
        var kiosk = app("kiosk", relay);
        kiosk.incoming("commands", Map.of("topic", root()));
        await().atMost(SOON).until(() -> relay.lines() == 1);

        kiosk.close();
        relay.thaw();

        await().atMost(Duration.ofSeconds(5)).until(() -> relay.lines() == 0);
    }

    @Test
    default void dials_when_its_setup_knows_whom_to_be() {
        var kiosk = app("kiosk");
        var enrolled = new CompletableFuture<String>();
        kiosk.setups.put(
                "kiosk",
                configured -> Uni.createFrom()
                        .completionStage(enrolled)
                        .map(device -> configured.withVariables(Map.of("device", device))));
        var commands = kiosk.declared("commands", Map.of("topic", root() + "/{device}/down"));
        var events = kiosk.outgoing("events", Map.of("topic", root() + "/{device}/up"));
        var taker = App.take(commands);
        var listener = app("listener");
        var up = listener.incoming("up", Map.of("topic", root() + "/{device}/up"));
        awaitUp(listener, "listener");
        var early = events.send("early");
        assertThat(kiosk.connector.getReadiness().isOk()).isFalse();
        assertThat(early).isNotDone();

        enrolled.complete("k-7");
        awaitUp(kiosk, "kiosk");
        var sender = app("control").outgoing("to-devices", Map.of("topic", root() + "/{device}/down"));
        sender.send(
                "other", OutgoingMqttMetadata.to().parameter("device", "k-8").build());
        sender.send("mine", OutgoingMqttMetadata.to().parameter("device", "k-7").build());

        awaitCame(taker, "mine");
        awaitCame(up, "early");
        assertThat(up.metadata(0).parameter("device")).isEqualTo("k-7");
    }
}
