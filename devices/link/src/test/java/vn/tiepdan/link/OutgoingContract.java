package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is sent, how much at once, and what the sender hears when it fails. */
interface OutgoingContract extends Bench {
    @Test
    @Shows("max-inflight")
    default void has_as_many_messages_under_way_at_once_as_it_may() {
        var taker = listener();
        var relay = relay();
        var kiosk = app("kiosk", relay);
        var sender = kiosk.outgoing("events", Map.of("topic", root(), "max-inflight", "3"));
        awaitUp(kiosk, "kiosk");

        relay.freezeAnswers();
        var answers = IntStream.range(0, 8)
                .mapToObj(number -> sender.send(String.valueOf(number)))
                .toList();
        awaitCame(taker, "0", "1", "2");
        await().during(Duration.ofMillis(300))
                .atMost(SOON)
                .until(() -> taker.messages().size() == 3);
        assertThat(answers).noneMatch(CompletableFuture::isDone);
        relay.thaw();

        awaitCame(taker, "0", "1", "2", "3", "4", "5", "6", "7");
        assertThat(answers).allSatisfy(answer -> assertThat(answer).succeedsWithin(SOON));
    }

    private App.Taker listener() {
        var app = app("listener");
        var taker = app.incoming("all", Map.of("topic", root() + "/#"));
        awaitUp(app, "listener");
        return taker;
    }

    /** HiveMQ CE ends the connection after it has refused a message, so the others may come twice. */
    @Test
    default void tells_the_sender_why_a_message_failed_and_sends_the_others() {
        var taker = listener();
        var kiosk = app("kiosk");
        var sender = kiosk.outgoing("events", Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");
        var large = new byte[TestBroker.LARGEST + 1000];

        var before = sender.send("before");
        var forbidden = sender.send(
                "forbidden", OutgoingMqttMetadata.to("forbidden/topic").build());
        var tooLarge = sender.send(large, null);
        var unusable = sender.send(List.of("a list"), null);
        var wild = sender.send("wild", OutgoingMqttMetadata.to(root() + "/+").build());
        var after = sender.send("after");

        assertThat(before).succeedsWithin(SOON);
        assertThat(after).succeedsWithin(SOON);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(new LinkedHashSet<>(taker.payloads())).containsExactly("before", "after"));
        assertThat(failure(forbidden))
                .isInstanceOf(PublishFailed.Refused.class)
                .hasMessageContaining("forbidden/topic")
                .hasMessageContaining("NOT_AUTHORIZED");
        assertThat(failure(tooLarge))
                .isInstanceOf(PublishFailed.Unsendable.class)
                .hasMessageContaining(root())
                .hasMessageContaining("packet size");
        assertThat(failure(unusable))
                .isInstanceOf(PublishFailed.Unsendable.class)
                .hasMessageContaining("byte[], String or ByteBuffer");
        assertThat(failure(wild)).isInstanceOf(PublishFailed.Unsendable.class).hasMessageContaining(root() + "/+");
    }

    private static Throwable failure(CompletableFuture<Void> answer) {
        await().atMost(SOON).until(answer::isDone);
        return answer.exceptionNow();
    }

    @Test
    @Shows("send-within")
    default void refuses_a_message_that_the_broker_does_not_answer_in_time() {
        var relay = relay();
        var kiosk = app("kiosk", relay);
        var hasty = kiosk.outgoing("hasty", Map.of("topic", root(), "send-within", "PT0.2S"));
        var patient = kiosk.outgoing("patient", Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");

        relay.freezeAnswers();
        var hastyAnswer = hasty.send("hasty");
        var patientAnswer = patient.send("patient");
        var failure = failure(hastyAnswer);
        assertThat(patientAnswer).isNotDone();
        relay.thaw();

        assertThat(failure).isInstanceOf(PublishFailed.Unanswered.class).hasMessageContaining(root());
        assertThat(patientAnswer).succeedsWithin(SOON);
    }

    @Test
    @Shows({"send-within", "expiry"})
    default void refuses_what_waited_too_long_for_the_link() {
        var relay = relay();
        relay.cut();
        var kiosk = app("kiosk", relay);
        var hasty = kiosk.outgoing("hasty", Map.of("topic", root(), "send-within", "PT0.2S"));
        var brief = kiosk.outgoing("brief", Map.of("topic", root(), "expiry", "PT0.2S"));
        var loose = kiosk.outgoing("loose", Map.of("topic", root(), "qos", "0"));
        var patient = kiosk.outgoing("patient", Map.of("topic", root()));
        var taker = listener();

        var hastyAnswer = hasty.send("hasty");
        var briefAnswer = brief.send("brief");
        var looseAnswer = loose.send("loose");
        var patientAnswer = patient.send("patient");

        assertThat(failure(hastyAnswer)).isInstanceOf(PublishFailed.Unanswered.class);
        assertThat(failure(briefAnswer)).isInstanceOf(PublishFailed.Expired.class);
        assertThat(failure(looseAnswer)).isInstanceOf(PublishFailed.NotConnected.class);
        assertThat(patientAnswer).isNotDone();
        relay.mend();
        assertThat(patientAnswer).succeedsWithin(SOON);
        awaitCame(taker, "patient");
    }

    @Test
    default void sends_again_in_order_what_was_under_way_when_the_link_was_lost() {
        sendsAgainInOrder(Map.of());
    }

    @Test
    default void sends_again_in_order_what_was_under_way_when_the_session_is_lost_with_the_link() {
        sendsAgainInOrder(Map.of("session-expiry", "PT0S"));
    }

    private void sendsAgainInOrder(Map<String, String> session) {
        var taker = listener();
        var relay = relay();
        var kiosk = app("kiosk", relay, session);
        var sender = kiosk.outgoing("events", Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");

        relay.freeze();
        var answers = IntStream.range(0, 20)
                .mapToObj(number -> sender.send(String.valueOf(number)))
                .toList();
        relay.cut();
        awaitDown(kiosk, "kiosk");
        relay.thaw();
        relay.mend();

        assertThat(answers).allSatisfy(answer -> assertThat(answer).succeedsWithin(SOON));
        awaitCame(taker, IntStream.range(0, 20).mapToObj(String::valueOf));
    }
}
