package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A link goes over to a renewed certificate: it connects a second time before the first connection ends. */
interface RenewalContract extends Bench {
    Logger LOG = Logger.getLogger(RenewalContract.class);
    int RENEWALS = 5;

    @Test
    @Shows("tls.check")
    default void takes_up_a_renewed_certificate_while_it_runs() {
        var kiosk = app("before", Map.of("tls.check", "PT0.1S"));
        var careless = app("careless", Map.of("tls.check", "PT1H"));
        var heard = new Heard();
        kiosk.listeners.put("before", List.of(heard));
        var sender = kiosk.outgoing("events", Map.of("topic", "private/after/x"));
        var carelessSender = careless.outgoing("events", Map.of("topic", "private/after/x"));
        awaitUp(kiosk, "before");
        awaitUp(careless, "careless");

        copy("after", "before");
        copy("after", "careless");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sender.send("renewed")).succeedsWithin(SOON));
        assertThat(carelessSender.send("not yet")).failsWithin(SOON);
        assertThat(heard.words()).containsExactly("connected");
    }

    /** Gives one client another name, as a renewal that says who it is now. */
    private void copy(String from, String to) {
        authority().issue(from);
        over(authority(), from, to);
    }

    private void over(Authority issuer, String from, String to) {
        try {
            Files.writeString(authority().certificate(to), Files.readString(issuer.certificate(from)));
            Files.writeString(authority().key(to), Files.readString(issuer.key(from)));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A kiosk whose renewals are seen at once, and whose will is spoken where the tests listen. */
    private App watched(Relay relay, Map<String, String> attributes) {
        var all = new HashMap<>(attributes);
        all.put("tls.check", "PT0.1S");
        all.put("will.topic", root() + "/will");
        return app("kiosk", relay, all);
    }

    /** Each second connection is one more on the relay. Messages under way may come twice, as with every reconnect. */
    @Test
    default void is_not_heard_to_go_while_messages_flow_in_both_directions_and_none_is_lost() {
        var wills = app("listener").incoming("wills", Map.of("topic", root() + "/will"));
        var relay = relay();
        var kiosk = watched(
                relay,
                Map.of("will.delay", "PT2S", "receive-maximum", broker().keepsReceiveMaximum() ? "200" : "65535"));
        var heard = new Heard();
        kiosk.listeners.put("kiosk", List.of(heard));
        var down = kiosk.incoming("down", Map.of("topic", root() + "/down"));
        var control = app("control");
        var up = control.incoming("up", Map.of("topic", root() + "/up"));
        awaitUp(kiosk, "kiosk");
        awaitUp(control, "control");
        var upwards = new Numbers(kiosk.outgoing("to-control", Map.of("topic", root() + "/up")));
        var downwards = new Numbers(control.outgoing("to-kiosk", Map.of("topic", root() + "/down")));

        for (var i = 1; i <= RENEWALS; i++) {
            int attempts = 1 + i;
            authority().issue("kiosk");
            await().atMost(SOON).until(() -> relay.attempts() == attempts && relay.lines() == 1);
        }
        var longest = upwards.end();
        downwards.end();

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(distinct(up)).isEqualTo(upwards.numbers());
            assertThat(distinct(down)).isEqualTo(downwards.numbers());
        });
        LOG.infof(
                "%s: the longest of %d messages over %d renewals took %d ms, %d came twice",
                broker().getClass().getSimpleName(),
                upwards.numbers().size(),
                RENEWALS,
                longest.toMillis(),
                up.messages().size() - distinct(up).size());
        assertThat(heard.words()).containsExactly("connected");
        await().during(Duration.ofSeconds(3))
                .atMost(SOON)
                .until(() -> wills.messages().isEmpty());
        assertThat(kiosk.links.report("kiosk").orElseThrow().reconnects()).isZero();
        assertThat(kiosk.openMessages("kiosk")).isZero();
    }

    private static HashSet<String> distinct(App.Taker taker) {
        return new HashSet<>(taker.payloads());
    }

    /** Numbers that are sent one after the other, each when the one before has been taken. */
    final class Numbers {
        private final App.Sender sender;
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicLong longest = new AtomicLong();
        private volatile boolean ends;
        private volatile boolean ended;

        private Numbers(App.Sender sender) {
            this.sender = sender;
            next();
        }

        private void next() {
            long begun = System.nanoTime();
            sender.send(String.valueOf(sent.getAndIncrement())).thenRun(() -> {
                longest.accumulateAndGet(System.nanoTime() - begun, Math::max);
                if (ends) {
                    ended = true;
                } else {
                    next();
                }
            });
        }

        /** The longest that the broker needed to take one. */
        private Duration end() {
            ends = true;
            await().atMost(SOON).until(() -> ended);
            return Duration.ofNanos(longest.get());
        }

        private HashSet<String> numbers() {
            return new HashSet<>(
                    IntStream.range(0, sent.get()).mapToObj(String::valueOf).toList());
        }
    }

    @Test
    default void what_was_under_way_on_the_first_connection_is_sent_again_on_the_second() {
        var relay = relay();
        var kiosk = app("kiosk", relay, Map.of("tls.check", "PT0.1S"));
        var up = app("control").incoming("up", Map.of("topic", root()));
        var sender = kiosk.outgoing("to-control", Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");
        assertThat(sender.send("before")).succeedsWithin(SOON);

        relay.freezeLines();
        var underWay = sender.send("under way");
        authority().issue("kiosk");

        assertThat(underWay).succeedsWithin(SOON);
        awaitCame(up, "before", "under way");
    }

    @Test
    default void a_certificate_that_the_broker_does_not_take_costs_nothing(@TempDir Path folder) {
        var foreign = new Authority(folder);
        foreign.issue("stranger");
        var relay = relay();
        var kiosk = app("before", relay, Map.of("tls.check", "PT0.1S"));
        var heard = new Heard();
        kiosk.listeners.put("before", List.of(heard));
        var taker = kiosk.incoming("down", Map.of("topic", root()));
        var renewed = kiosk.outgoing("events", Map.of("topic", "private/after/x"));
        awaitUp(kiosk, "before");
        var sender = app("control").outgoing("to-kiosk", Map.of("topic", root()));

        over(foreign, "stranger", "before");
        await().atMost(SOON).until(() -> relay.attempts() >= 3);
        assertThat(sender.send("still here")).succeedsWithin(SOON);
        awaitCame(taker, "still here");
        copy("after", "before");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(renewed.send("good")).succeedsWithin(SOON));

        assertThat(heard.words()).containsExactly("connected");
    }

    /** Whoever starts clean would lose what waits, and a will without delay would be spoken. */
    @Test
    default void leaves_in_good_order_first_where_a_second_connection_would_be_noticed() {
        var wills = app("listener").incoming("wills", Map.of("topic", root() + "/will"));
        for (var attributes : List.of(
                Map.of("clean-start", "true"),
                Map.of("session-expiry", "PT0S"),
                Map.of("will.topic", root() + "/will", "will.delay", "PT0S"))) {
            var all = new HashMap<>(attributes);
            all.put("tls.check", "PT0.1S");
            var kiosk = app("kiosk", all);
            var heard = new Heard();
            kiosk.listeners.put("kiosk", List.of(heard));
            kiosk.incoming("down", Map.of("topic", root()));
            awaitUp(kiosk, "kiosk");

            authority().issue("kiosk");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(heard.words())
                            .as(attributes.toString())
                            .hasSize(3)
                            .element(1)
                            .isEqualTo("disconnected"));
            kiosk.close();
        }
        assertThat(wills.messages()).isEmpty();
    }

    /** What the first client had subscribed to the second one cannot repeat by itself. */
    @Test
    default void subscribes_anew_when_the_broker_loses_the_session_later() {
        var wills = app("listener").incoming("wills", Map.of("topic", root() + "/will"));
        var relay = relay();
        var kiosk = watched(relay, Map.of("session-expiry", "PT1S", "will.delay", "PT1H"));
        var taker = kiosk.incoming("down", Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");
        authority().issue("kiosk");
        await().atMost(SOON).until(() -> relay.attempts() == 2 && relay.lines() == 1);

        relay.cut();
        await().atMost(SOON).until(() -> wills.messages().size() == 1);
        relay.mend();
        awaitUp(kiosk, "kiosk");

        var sender = app("control").outgoing("to-kiosk", Map.of("topic", root()));
        await().atMost(SOON).untilAsserted(() -> {
            sender.send("to the new session");
            assertThat(taker.payloads()).contains("to the new session");
        });
    }

    /** Whether it goes over to the new one or has to leave for it. */
    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    default void keeps_its_certificate_while_a_renewal_is_half_written(String cleanStart) throws IOException {
        var relay = relay();
        var kiosk = app("kiosk", relay, Map.of("tls.check", "PT0.1S", "clean-start", cleanStart));
        var taker = kiosk.incoming("down", Map.of("topic", root()));
        awaitUp(kiosk, "kiosk");
        var sender = app("control").outgoing("to-kiosk", Map.of("topic", root()));
        authority().issue("next");
        var certificate = Files.readString(authority().certificate("next"));
        var key = Files.readString(authority().key("next"));

        Files.writeString(authority().certificate("kiosk"), certificate);
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> relay.attempts() == 1);
        sender.send("still here");
        awaitCame(taker, "still here");
        Files.writeString(authority().key("kiosk"), key);

        await().atMost(SOON).until(() -> relay.attempts() == 2);
    }
}
