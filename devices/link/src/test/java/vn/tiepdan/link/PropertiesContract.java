package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes with a payload, from one application to another. */
interface PropertiesContract extends Bench {
    @Test
    default void carries_a_message_with_everything_that_mqtt_5_says_beside_it() {
        var kiosk = app("kiosk");
        var taker = kiosk.incoming("commands", Map.of("topic", root() + "/{device}/down/command"));
        awaitUp(kiosk, "kiosk");
        var control = app("control");
        var sender = control.outgoing("to-devices", Map.of("topic", root() + "/{device}/down/command"));

        var sent = sender.send(
                "lock",
                OutgoingMqttMetadata.to()
                        .parameter("device", "kiosk-7")
                        .responseTopic(root() + "/answers")
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
        assertThat(metadata.topic()).isEqualTo(root() + "/kiosk-7/down/command");
        assertThat(metadata.parameter("device")).isEqualTo("kiosk-7");
        assertThat(metadata.responseTopic()).contains(root() + "/answers");
        assertThat(metadata.correlation()).containsExactly(1, 2, 3);
        assertThat(metadata.contentType()).contains("application/json");
        assertThat(metadata.expiry().orElseThrow()).isBetween(Duration.ofSeconds(290), Duration.ofMinutes(5));
        assertThat(metadata.userProperties())
                .containsExactly(
                        new IncomingMqttMetadata.UserProperty("trace", "a"),
                        new IncomingMqttMetadata.UserProperty("trace", "b"));
    }

    @Test
    @Shows({"topic", "content-type", "expiry"})
    default void gives_a_message_what_its_channel_says_when_it_says_nothing_itself() {
        var kiosk = app("kiosk");
        var taker = kiosk.incoming("commands", Map.of("topic", root() + "/of-the-channel"));
        awaitUp(kiosk, "kiosk");
        var sender = app("control")
                .outgoing(
                        "to-devices",
                        Map.of("topic", root() + "/of-the-channel", "content-type", "text/plain", "expiry", "PT5M"));

        sender.send("lock");
        sender.send(
                "unlock",
                OutgoingMqttMetadata.to()
                        .contentType("text/html")
                        .expiry(Duration.ofHours(1))
                        .build());

        awaitCame(taker, "lock", "unlock");
        assertThat(taker.metadata(0).contentType()).contains("text/plain");
        assertThat(taker.metadata(0).expiry().orElseThrow()).isBetween(Duration.ofSeconds(290), Duration.ofMinutes(5));
        assertThat(taker.metadata(1).contentType()).contains("text/html");
        assertThat(taker.metadata(1).expiry().orElseThrow()).isGreaterThan(Duration.ofMinutes(50));
    }

    @Test
    @Shows("qos")
    default void carries_each_message_with_the_lower_of_the_two_qualities_of_service() {
        var kiosk = app("kiosk");
        var exact = kiosk.declared("exact", Map.of("topic", root() + "/{quality}"));
        var loose = app("loose");
        var looseTaker = loose.incoming("loose", Map.of("topic", root() + "/{quality}", "qos", "0"));
        var exactTaker = App.take(exact);
        awaitUp(kiosk, "kiosk");
        awaitUp(loose, "loose");
        var control = app("control");
        var once = control.outgoing("at-least-once", Map.of("topic", root() + "/1"));
        var perhaps = control.outgoing("perhaps", Map.of("topic", root() + "/0", "qos", "0"));
        awaitUp(control, "control");

        once.send("safe");
        perhaps.send("quick");

        awaitCame(exactTaker, "safe", "quick");
        awaitCame(looseTaker, "safe", "quick");
        assertThat(exactTaker.metadata(0).qos()).isEqualTo(1);
        assertThat(exactTaker.metadata(1).qos()).isZero();
        assertThat(looseTaker.metadata(0).qos()).isZero();
    }

    @Test
    @Shows("retain")
    default void leaves_the_latest_message_with_the_broker_when_asked() {
        var control = app("control");
        var state = control.outgoing("state", Map.of("topic", root() + "/state", "retain", "true"));
        var event = control.outgoing("event", Map.of("topic", root() + "/event"));
        assertThat(state.send("first")).succeedsWithin(SOON);
        assertThat(state.send("latest")).succeedsWithin(SOON);
        assertThat(event.send("gone")).succeedsWithin(SOON);

        var late = app("late").incoming("all", Map.of("topic", root() + "/#"));

        awaitCame(late, "latest");
        assertThat(late.metadata(0).retained()).isTrue();
    }
}
