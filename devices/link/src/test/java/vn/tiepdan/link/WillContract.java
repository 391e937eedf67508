package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the broker says in the name of a client that is lost. */
interface WillContract extends Bench {
    /** Each waits longer than the one before, so the last will tells that the others would have come. */
    @Test
    @Shows("will.delay")
    default void speaks_the_will_of_a_client_that_does_not_come_back_within_the_delay() {
        var wills = app("listener").incoming("wills", Map.of("topic", root() + "/#"));
        var leavingLine = relay();
        var briefLine = relay();
        var lostLine = relay();
        var leaving = withWill("leaving", "PT0S", leavingLine);
        var brief = withWill("brief", "PT2S", briefLine);
        var lost = withWill("lost", "PT3S", lostLine);

        leaving.close();
        briefLine.cut();
        awaitDown(brief, "brief");
        lostLine.cut();
        awaitDown(lost, "lost");
        briefLine.mend();
        awaitUp(brief, "brief");

        await().atMost(SOON).until(() -> !wills.messages().isEmpty());
        assertThat(wills.payloads()).containsExactly("lost is gone");
    }

    private App withWill(String client, String delay, Relay relay) {
        var app = app(
                client,
                relay,
                Map.of(
                        "will.topic", root() + "/" + client,
                        "will.payload", client + " is gone",
                        "will.delay", delay));
        app.incoming("commands", Map.of("topic", root() + "/commands"));
        awaitUp(app, client);
        return app;
    }

    @Test
    @Shows({"will.topic", "will.payload", "will.qos", "will.retain", "will.expiry"})
    default void speaks_the_will_as_it_was_written() {
        var relay = relay();
        var taker = app("listener").incoming("wills", Map.of("topic", root() + "/#"));
        for (var client : List.of("plain", "kept")) {
            var app = app(
                    client,
                    relay,
                    client.equals("plain")
                            ? Map.of("will.topic", root() + "/plain", "will.delay", "PT0S", "will.qos", "0")
                            : Map.of(
                                    "will.topic", root() + "/kept",
                                    "will.delay", "PT0S",
                                    "will.payload", "kept",
                                    "will.retain", "true",
                                    "will.expiry", "PT5M"));
            app.incoming("commands", Map.of("topic", root() + "/commands"));
            awaitUp(app, client);
        }

        relay.cut();
        await().atMost(SOON).untilAsserted(() -> assertThat(taker.payloads()).containsExactlyInAnyOrder("", "kept"));
        var late = app("late").incoming("wills", Map.of("topic", root() + "/#"));
        awaitCame(late, "kept");

        int plain = taker.payloads().indexOf("");
        assertThat(taker.metadata(plain).topic()).isEqualTo(root() + "/plain");
        assertThat(taker.metadata(plain).qos()).isZero();
        assertThat(taker.metadata(plain).expiry()).isEmpty();
        assertThat(taker.metadata(1 - plain).qos()).isEqualTo(1);
        assertThat(late.metadata(0).topic()).isEqualTo(root() + "/kept");
        assertThat(late.metadata(0).retained()).isTrue();
        assertThat(late.metadata(0).expiry().orElseThrow()).isBetween(Duration.ofSeconds(290), Duration.ofMinutes(5));
    }

    /** The HiveMQ client would forget a will that was given to the first attempt only. */
    @Test
    @Shows("setup")
    default void gives_the_will_anew_with_every_connection() {
        var taker = app("listener").incoming("wills", Map.of("topic", root() + "/#"));
        var relay = relay();
        var kiosk = app("kiosk", relay, Map.of("setup", "today"));
        var epochs = new AtomicInteger();
        kiosk.setups.put(
                "today",
                configured -> Uni.createFrom()
                        .item(() -> configured.withWill(new ConnectionSettings.Will(
                                root() + "/presence",
                                ("lost in epoch " + epochs.incrementAndGet()).getBytes(),
                                1,
                                false,
                                Duration.ZERO,
                                Optional.empty()))));
        kiosk.incoming("commands", Map.of("topic", root() + "/commands"));
        awaitUp(kiosk, "kiosk");

        relay.cut();
        awaitDown(kiosk, "kiosk");
        awaitCame(taker, "lost in epoch 1");
        relay.mend();
        awaitUp(kiosk, "kiosk");
        int epoch = epochs.get();
        relay.cut();

        awaitCame(taker, "lost in epoch 1", "lost in epoch " + epoch);
    }
}
