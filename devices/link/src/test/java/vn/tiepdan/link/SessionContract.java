package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the broker keeps for a client that is away. */
interface SessionContract extends Bench {
    @Test
    @Shows("session-expiry")
    default void gets_what_was_sent_while_it_was_away() {
        var relay = relay();
        var kiosk = app("kiosk", relay);
        var heard = new Heard();
        kiosk.listeners.put("kiosk", List.of(heard));
        var taker = kiosk.incoming("commands", Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");

        relay.cut();
        awaitDown(kiosk, "kiosk");
        send("1");
        send("2");
        relay.mend();

        awaitCame(taker, "1", "2");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(heard.words()).containsExactly("connected", "disconnected", "resumed"));
    }

    private void send(String payload) {
        var control = app("control");
        var sender = control.outgoing("to-devices", Map.of("topic", root()));
        assertThat(sender.send(payload)).succeedsWithin(SOON);
        control.close();
    }

    /** The will, whose delay is longer, tells when the session has ended. */
    @Test
    @Shows("session-expiry")
    default void subscribes_anew_when_it_was_away_longer_than_the_broker_keeps_its_session() {
        var wills = app("listener").incoming("wills", Map.of("topic", root() + "/will"));
        var relay = relay();
        var kiosk = app(
                "kiosk", relay, Map.of("session-expiry", "PT1S", "will.topic", root() + "/will", "will.delay", "PT1H"));
        var heard = new Heard();
        kiosk.listeners.put("kiosk", List.of(heard));
        var taker = kiosk.incoming("commands", Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");

        relay.cut();
        awaitDown(kiosk, "kiosk");
        await().atMost(SOON).until(() -> wills.messages().size() == 1);
        send("to nobody");
        relay.mend();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(heard.words()).containsExactly("connected", "disconnected", "connected"));
        await().atMost(SOON).untilAsserted(() -> {
            send("to the new session");
            assertThat(taker.payloads()).contains("to the new session");
        });

        assertThat(taker.payloads()).doesNotContain("to nobody");
    }

    @Test
    @Shows({"client-id", "clean-start"})
    default void resumes_the_session_of_its_client_identifier_unless_it_starts_clean() {
        var attributes = Map.of("topic", root());
        var first = app("kiosk", Map.of("client-id", "a-" + root()));
        first.incoming("commands", attributes);
        awaitUp(first, "kiosk");
        first.close();
        send("waiting");

        var other = app("kiosk", Map.of("client-id", "b-" + root()));
        var otherTaker = other.incoming("commands", attributes);
        awaitUp(other, "kiosk");
        var same = app("kiosk", Map.of("client-id", "a-" + root()));
        var sameTaker = same.incoming("commands", attributes);
        awaitCame(sameTaker, "waiting");
        same.close();
        send("forgotten");
        var clean = app("kiosk", Map.of("client-id", "a-" + root(), "clean-start", "true"));
        var cleanTaker = clean.incoming("commands", attributes);
        awaitUp(clean, "kiosk");
        send("last");

        awaitCame(cleanTaker, "last");
        awaitCame(otherTaker, "forgotten", "last");
    }

    @Test
    default void a_channel_without_a_client_identifier_has_one_of_its_own() {
        var attributes = Map.of("topic", root(), "client-id", "");
        var first = app("kiosk");
        var second = app("kiosk");
        var firstTaker = first.incoming("commands", attributes);
        var secondTaker = second.incoming("commands", attributes);
        awaitUp(first, "kiosk");
        awaitUp(second, "kiosk");

        send("to both");

        awaitCame(firstTaker, "to both");
        awaitCame(secondTaker, "to both");
    }

    @Test
    default void a_connection_is_taken_over_by_its_client_identifier() {
        var name = "a-" + root();
        var heard = new Heard();
        var kiosk = app("kiosk", Map.of("client-id", name));
        kiosk.listeners.put("kiosk", List.of(heard));
        var taker = kiosk.incoming("commands", Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");
        send("waits for nobody");
        awaitCame(taker, "waits for nobody");
        var control = app("control");
        control.outgoing("to-devices", Map.of("topic", root()));
        awaitUp(control, "control");

        control.links.takeOver("control", name).await().atMost(SOON);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(heard.words())
                        .as("without its session")
                        .containsExactly("connected", "disconnected", "connected"));
        assertThat(control.links.report("control").orElseThrow().up()).isTrue();
    }

    @Test
    default void nobody_is_taken_over_at_a_broker_that_is_away() {
        var relay = relay();
        var control = app("control", relay, Map.of("connect-within", "PT1S"));
        control.outgoing("to-devices", Map.of("topic", root()));
        awaitUp(control, "control");

        relay.cut();

        assertThatThrownBy(() ->
                        control.links.takeOver("control", "a-" + root()).await().atMost(SOON))
                .hasRootCauseInstanceOf(java.io.IOException.class);
    }
}
