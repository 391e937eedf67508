package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

/** Subscriptions, and how fast their messages come. */
interface IncomingContract extends Bench {
    @Test
    @Shows("receive-maximum")
    default void holds_no_more_than_the_receive_maximum_for_a_slow_handler_and_loses_nothing() {
        var kiosk = app("kiosk", Map.of("receive-maximum", "20"));
        var commands = kiosk.declared("commands", Map.of("topic", root()));
        var handled = new CopyOnWriteArrayList<String>();
        var most = new AtomicInteger();
        Multi.createFrom()
                .<Message<?>>publisher(App.cast(commands))
                .onItem()
                .transformToUniAndConcatenate(message -> Uni.createFrom()
                        .item(message)
                        .onItem()
                        .delayIt()
                        .by(Duration.ofMillis(2))
                        .invoke(() -> most.accumulateAndGet(kiosk.openMessages("kiosk"), Math::max))
                        .invoke(it -> handled.add(new String((byte[]) it.getPayload())))
                        .call(it -> Uni.createFrom().completionStage(it.ack())))
                .subscribe()
                .with(_ -> {}, failure -> handled.add(failure.toString()));
        awaitUp(kiosk, "kiosk");
        var sender = app("control").outgoing("to-devices", Map.of("topic", root()));

        var payloads = IntStream.range(0, 500).mapToObj(String::valueOf).toList();
        payloads.forEach(sender::send);

        await().atMost(SOON).untilAsserted(() -> assertThat(handled).containsAll(payloads));
        if (broker().keepsReceiveMaximum()) {
            assertThat(handled).containsExactlyElementsOf(payloads);
            assertThat(most).hasValueBetween(10, 20);
        }
    }

    @Test
    @Shows("buffer-size")
    default void keeps_as_many_messages_of_qos_0_as_the_buffer_holds_when_nobody_takes_them() {
        var connection = "kiosk-" + broker().port();
        var kiosk = app("kiosk", Map.of("connection", connection));
        var taker = kiosk.incoming("commands", 0, true, Map.of("topic", root(), "qos", "0", "buffer-size", "2"));
        awaitUp(kiosk, connection);
        var sender = app("control").outgoing("to-devices", Map.of("topic", root()));

        Stream.of("1", "2", "3", "4").forEach(sender::send);
        await().atMost(SOON).until(() -> dropped(connection) == 2);
        taker.request(10);

        awaitCame(taker, "1", "2");
        sender.send("5");
        awaitCame(taker, "1", "2", "5");
    }

    private static double dropped(String connection) {
        return App.METERS
                .get("tiepdan.link.settled")
                .tags("connection", connection, "how", "dropped")
                .counter()
                .count();
    }

    /** A broker may give everything to one of two idle members, so each has a turn at being the only one. */
    @Test
    @Shows("share")
    default void gives_each_message_of_a_shared_subscription_to_one_member() {
        var first = app("first");
        var second = app("second");
        var takers = new ArrayList<>(List.of(work(first), work(second)));
        awaitUp(first, "first");
        awaitUp(second, "second");
        var sender = app("control").outgoing("to-workers", Map.of("topic", root()));

        numbers(0, 20).forEach(sender::send);
        awaitOnce(takers, numbers(0, 20));
        first.close();
        numbers(20, 40).forEach(sender::send);
        await().atMost(SOON)
                .until(() -> takers.get(1).payloads().contains("39")
                        || takers.get(1).payloads().contains("38"));
        takers.add(work(app("first")));
        awaitOnce(takers, numbers(0, 40));
        second.close();
        numbers(40, 60).forEach(sender::send);
        await().atMost(SOON)
                .until(() -> takers.get(2).payloads().contains("59")
                        || takers.get(2).payloads().contains("58"));
        takers.add(work(app("second")));

        awaitOnce(takers, numbers(0, 60));
    }

    private App.Taker work(App app) {
        return app.incoming("work", Map.of("topic", root(), "share", "workers"));
    }

    private static void awaitOnce(List<App.Taker> takers, Stream<String> payloads) {
        var all = payloads.toList();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(takers.stream().flatMap(taker -> taker.payloads().stream()))
                        .containsExactlyInAnyOrderElementsOf(all));
    }

    private static Stream<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf);
    }

    @Test
    @Shows("retain-handling")
    default void asks_for_retained_messages_as_told() {
        var sender = app("control").outgoing("state", Map.of("topic", root() + "/state", "retain", "true"));
        assertThat(sender.send("kept")).succeedsWithin(SOON);

        var marker = app("marker").outgoing("marker", Map.of("topic", root() + "/marker"));

        for (var handling : List.of("send", "send-if-new", "do-not-send")) {
            var attributes = Map.of("topic", root() + "/#", "retain-handling", handling);
            assertThat(comesToANewSubscription(handling, attributes, marker))
                    .isEqualTo(!handling.equals("do-not-send"));
            assertThat(comesToANewSubscription(handling, attributes, marker)).isEqualTo(handling.equals("send"));
        }
    }

    /** A second call resumes the session of the first. A message sent afterwards tells when all has come. */
    private boolean comesToANewSubscription(String client, Map<String, String> attributes, App.Sender marker) {
        var app = app(client);
        var taker = app.incoming("all", attributes);
        awaitUp(app, client);
        assertThat(marker.send("end")).succeedsWithin(SOON);
        await().atMost(SOON).until(() -> taker.payloads().contains("end"));
        app.close();
        return taker.payloads().contains("kept");
    }

    @Test
    @Shows("maximum-packet-size")
    default void is_spared_messages_that_are_larger_than_it_accepts() {
        var kiosk = app("kiosk", Map.of("maximum-packet-size", "1000"));
        var taker = kiosk.incoming("commands", Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");
        var sender = app("control").outgoing("to-devices", Map.of("topic", root()));

        sender.send("x".repeat(2000));
        sender.send("small");

        awaitCame(taker, "small");
    }

    @Test
    @Shows("topic")
    default void gives_a_message_to_every_channel_of_the_link_whose_topic_matches() {
        var kiosk = app("kiosk");
        var exact = kiosk.declared("exact", Map.of("topic", root() + "/a/b"));
        var named = kiosk.declared("named", Map.of("topic", root() + "/{one}/c"));
        var below = kiosk.declared("below", Map.of("topic", root() + "/d/#"));
        var exactTaker = App.take(exact);
        var namedTaker = App.take(named);
        var belowTaker = App.take(below);
        awaitUp(kiosk, "kiosk");
        var sender = app("control").outgoing("any", Map.of());

        Stream.of("/a/b", "/x/c", "/d", "/d/e/f", "/nobody")
                .forEach(topic -> sender.send(
                        topic, OutgoingMqttMetadata.to(root() + topic).build()));

        awaitCame(exactTaker, "/a/b");
        awaitCame(namedTaker, "/x/c");
        awaitCame(belowTaker, "/d", "/d/e/f");
        assertThat(namedTaker.metadata(0).parameter("one")).isEqualTo("x");
    }
}
