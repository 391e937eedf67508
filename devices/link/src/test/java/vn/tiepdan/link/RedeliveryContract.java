package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of a message that its handler does not acknowledge, or refuses. */
interface RedeliveryContract extends Bench {
    /**
     * MQTT 5 wants acknowledgements in the order of the messages. So whatever is behind an open message is repeated with it,
     * and what is ahead of it is not.
     */
    @Test
    @Shows("receive-maximum")
    default void lets_others_pass_an_open_message_up_to_the_receive_maximum_and_gets_it_again_after_a_reconnect() {
        var relay = relay();
        boolean strict = broker().keepsReceiveMaximum();
        int first = strict ? 20 : 30;
        int most = strict ? 22 : 30;
        var kiosk = app("kiosk", relay, Map.of("receive-maximum", strict ? "20" : "200"));
        var taker = kiosk.incoming("commands", Long.MAX_VALUE, false, Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");

        sendWhileAway(kiosk, relay, numbers(0, 30));
        awaitCame(taker, numbers(0, first));
        acknowledge(taker, 0, 2);
        awaitCame(taker, numbers(0, most));
        acknowledge(taker, 3, most);
        await().during(Duration.ofMillis(300))
                .atMost(SOON)
                .until(() -> taker.messages().size() == most);
        relay.cut();
        awaitDown(kiosk, "kiosk");
        relay.mend();

        awaitCame(taker, Stream.concat(numbers(0, most), numbers(2, most)));
        acknowledge(taker, most, most + most - 2);
        awaitCame(taker, Stream.concat(numbers(0, most), numbers(2, 30)));
    }

    /** So the broker has all of them before it begins to deliver. */
    private void sendWhileAway(App kiosk, Relay relay, Stream<String> payloads) {
        relay.cut();
        awaitDown(kiosk, "kiosk");
        var sender = app("control").outgoing("to-devices", Map.of("topic", root()));
        payloads.map(sender::send).toList().forEach(sent -> assertThat(sent).succeedsWithin(SOON));
        relay.mend();
    }

    private static Stream<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf);
    }

    private static void acknowledge(App.Taker taker, int from, int to) {
        taker.messages()
                .subList(from, to)
                .forEach(message -> assertThat(message.ack()).succeedsWithin(SOON));
    }

    @Test
    @Shows("receive-maximum")
    default void ignores_an_acknowledgement_that_comes_after_the_connection_it_belongs_to() {
        var relay = relay();
        var kiosk = app("kiosk", relay, Map.of("receive-maximum", "20"));
        var taker = kiosk.incoming("commands", Long.MAX_VALUE, false, Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");
        sendWhileAway(kiosk, relay, numbers(0, 25));
        awaitCame(taker, numbers(0, 20));

        relay.cut();
        awaitDown(kiosk, "kiosk");
        relay.mend();
        awaitCame(taker, Stream.concat(numbers(0, 20), numbers(0, 20)));
        acknowledge(taker, 0, 20);
        await().during(Duration.ofMillis(300))
                .atMost(SOON)
                .until(() -> taker.messages().size() == 40);
        assertThat(kiosk.links.report("kiosk").orElseThrow().reconnects()).isEqualTo(2);
        acknowledge(taker, 20, 40);

        awaitBehind(taker);
    }

    /** Mosquitto 2.0.11 may send the last five while too many are open, and then some of the others once more. */
    private void awaitBehind(App.Taker taker) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(taker.payloads())
                        .startsWith(
                                Stream.concat(numbers(0, 20), numbers(0, 20)).toArray(String[]::new))
                        .contains(numbers(20, 25).toArray(String[]::new)));
    }

    @Test
    @Shows("acknowledge-within")
    default void reconnects_by_itself_when_a_message_stays_open_too_long() {
        var kiosk = app("kiosk", Map.of("acknowledge-within", "PT0.5S"));
        var taker = kiosk.incoming("commands", Long.MAX_VALUE, false, Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");
        var sender = app("control").outgoing("to-devices", Map.of("topic", root()));

        sender.send("forgotten");

        await().atMost(SOON).until(() -> taker.messages().size() >= 2);
        taker.messages().forEach(message -> assertThat(message.ack()).succeedsWithin(SOON));
        assertThat(new HashSet<>(taker.payloads())).containsExactly("forgotten");
        assertThat(kiosk.links.report("kiosk").orElseThrow().reconnects()).isPositive();
    }

    @Test
    @Shows("failure-strategy")
    default void acknowledges_a_refused_message_by_default_so_that_it_does_not_come_again() {
        var relay = relay();
        var kiosk = app("kiosk", relay);
        var taker = kiosk.incoming("commands", Long.MAX_VALUE, false, Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");
        var sender = app("control").outgoing("to-devices", Map.of("topic", root()));

        sender.send("bad");
        awaitCame(taker, "bad");
        refuse(taker, 0);
        sender.send("good");
        awaitCame(taker, "bad", "good");
        acknowledge(taker, 1, 2);
        reconnect(kiosk);
        sender.send("last");

        awaitCame(taker, "bad", "good", "last");
        assertThat(kiosk.connector.getLiveness().isOk()).isTrue();
    }

    private static void reconnect(App app) {
        long before = app.links.report("kiosk").orElseThrow().reconnects();
        app.links.redial("kiosk", "the test says so");
        await().atMost(SOON).until(() -> app.links.report("kiosk").orElseThrow().reconnects() > before);
    }

    private static void refuse(App.Taker taker, int index) {
        assertThat(taker.messages().get(index).nack(new IllegalStateException("unreadable")))
                .succeedsWithin(SOON);
    }

    @Test
    @Shows("failure-strategy")
    default void gets_a_refused_message_again_when_told_to_redeliver() {
        var kiosk = app("kiosk");
        var taker = kiosk.incoming(
                "commands",
                Long.MAX_VALUE,
                false,
                Map.of("topic", root(), "failure-strategy", "redeliver", "acknowledge-within", "PT0S"));
        awaitUp(kiosk, "kiosk");
        var sender = app("control").outgoing("to-devices", Map.of("topic", root()));

        sender.send("not yet");
        awaitCame(taker, "not yet");
        refuse(taker, 0);
        awaitCame(taker, "not yet", "not yet");
        acknowledge(taker, 1, 2);
        reconnect(kiosk);
        sender.send("last");

        awaitCame(taker, "not yet", "not yet", "last");
        assertThat(kiosk.connector.getLiveness().isOk()).isTrue();
    }

    /** In a window of a day the random part is hardly ever a second. A link that dials at once is up long before the time ends. */
    @Test
    default void does_not_dial_at_once_for_a_message_that_may_be_refused_again() {
        var kiosk = app("kiosk", Map.of("reconnect-window-first", "P1D", "reconnect-window", "P1D"));
        var taker = kiosk.incoming(
                "commands", Long.MAX_VALUE, false, Map.of("topic", root(), "failure-strategy", "redeliver"));
        awaitUp(kiosk, "kiosk");
        var sender = app("control").outgoing("to-devices", Map.of("topic", root()));

        sender.send("never");
        awaitCame(taker, "never");
        refuse(taker, 0);
        awaitDown(kiosk, "kiosk");

        await().during(Duration.ofSeconds(1)).atMost(SOON).untilAsserted(() -> {
            var report = kiosk.links.report("kiosk").orElseThrow();
            assertThat(report.up()).isFalse();
            assertThat(report.reconnects()).isZero();
        });
    }

    @Test
    @Shows("failure-strategy")
    default void ends_the_channel_at_a_refused_message_when_told_to_fail_and_leaves_it_to_the_next_process() {
        var first = app("kiosk");
        var attributes = Map.of("topic", root(), "failure-strategy", "fail");
        var taker = first.incoming("commands", Long.MAX_VALUE, false, attributes);
        awaitUp(first, "kiosk");
        var sender = app("control").outgoing("to-devices", Map.of("topic", root()));

        sender.send("bad");
        awaitCame(taker, "bad");
        refuse(taker, 0);
        await().atMost(SOON).until(() -> taker.failure != null);
        assertThat(sender.send("late")).succeedsWithin(SOON);
        var liveness = first.connector.getLiveness();
        var readiness = first.connector.getReadiness();
        first.close();
        var next = app("kiosk").incoming("commands", attributes);

        awaitCame(next, "bad", "late");
        assertThat(taker.failure).hasMessage("unreadable");
        assertThat(taker.payloads()).containsExactly("bad");
        for (var health : List.of(liveness, readiness)) {
            assertThat(health.isOk()).isFalse();
            assertThat(health.getChannels()).singleElement().satisfies(channel -> {
                assertThat(channel.getChannel()).isEqualTo("commands");
                assertThat(channel.getMessage()).contains("unreadable");
            });
        }
    }
}
