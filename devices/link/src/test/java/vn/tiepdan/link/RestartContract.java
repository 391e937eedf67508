package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The broker goes away and comes back. */
interface RestartContract extends Bench {
    /** Retained and each on a topic of its own, so that they arrive even when the broker lost the takers' sessions. */
    @Test
    default void comes_back_after_a_restart_of_the_broker_and_sends_what_waited_in_both_directions() {
        var kiosk = app("kiosk");
        var commands = kiosk.declared("commands", Map.of("topic", root() + "/down/{number}"));
        var events = kiosk.outgoing("events", Map.of("topic", root() + "/up/{number}", "retain", "true"));
        var commandTaker = App.take(commands);
        var control = app("control");
        var results = control.declared("results", Map.of("topic", root() + "/up/{number}"));
        var toDevices = control.outgoing("to-devices", Map.of("topic", root() + "/down/{number}", "retain", "true"));
        var resultTaker = App.take(results);
        awaitUp(kiosk, "kiosk");
        awaitUp(control, "control");

        broker().kill();
        var sent =
                Stream.of(send(events, "at once"), send(toDevices, "at once")).toList();
        awaitDown(kiosk, "kiosk");
        awaitDown(control, "control");
        var sentLater = Stream.of(send(events, "while away"), send(toDevices, "while away"))
                .toList();
        assertThat(sentLater).noneMatch(CompletableFuture::isDone);
        broker().start();

        assertThat(sent).allSatisfy(it -> assertThat(it).succeedsWithin(SOON));
        assertThat(sentLater).allSatisfy(it -> assertThat(it).succeedsWithin(SOON));
        for (var taker : new App.Taker[] {commandTaker, resultTaker}) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(taker.payloads()).contains("at once", "while away"));
        }
        assertThat(send(toDevices, "afterwards")).succeedsWithin(SOON);
        assertThat(send(events, "afterwards")).succeedsWithin(SOON);
        for (var taker : new App.Taker[] {commandTaker, resultTaker}) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(taker.payloads()).contains("afterwards"));
        }
        assertThat(kiosk.links.report("kiosk").orElseThrow().reconnects()).isEqualTo(1);
    }

    private static CompletableFuture<Void> send(App.Sender sender, String payload) {
        return sender.send(
                payload,
                OutgoingMqttMetadata.to()
                        .parameter("number", payload.replace(' ', '-'))
                        .build());
    }

    /** In a window of a day the random part is hardly ever a second; asked is the link itself, for a stranger may dial a relay. */
    @Test
    @Shows({"reconnect-window-first", "reconnect-window"})
    default void dials_as_often_as_the_window_allows() {
        var eager = relay();
        var patient = relay();
        eager.cut();
        app("eager", eager, Map.of("reconnect-window-first", "PT0.01S", "reconnect-window", "PT0.02S"))
                .incoming("any", Map.of("topic", root()));
        var patientApp = app("patient", patient, Map.of("reconnect-window-first", "P1D", "reconnect-window", "P1D"));
        patientApp.incoming("any", Map.of("topic", root()));
        awaitUp(patientApp, "patient");

        patient.cut();
        awaitDown(patientApp, "patient");
        patient.mend();

        await().atMost(SOON).until(() -> eager.attempts() > 10);
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> !patientApp.links.report("patient").orElseThrow().up());
    }

    @Test
    @Shows("connection")
    default void gives_channels_of_one_connection_one_link() {
        var relay = relay();
        var app = app("kiosk", relay);
        var one = app.declared("one", Map.of("topic", root() + "/1"));
        var two = app.declared("two", Map.of("topic", root() + "/2"));
        var other = app.declared("other", Map.of("topic", root() + "/3", "connection", "other", "client-id", "other"));

        var takers = Stream.of(one, two, other).map(App::take).toList();
        awaitUp(app, "kiosk");
        awaitUp(app, "other");

        assertThat(takers).allMatch(taker -> taker.failure == null);
        assertThat(app.links.reports()).extracting(LinkReport::connection).containsExactlyInAnyOrder("kiosk", "other");
        assertThat(relay.lines()).isEqualTo(2);
    }
}
