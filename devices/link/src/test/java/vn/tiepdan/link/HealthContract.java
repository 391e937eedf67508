package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.search.RequiredSearch;
import io.smallrye.reactive.messaging.health.HealthReport.ChannelInfo;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a running application tells about its channels. */
interface HealthContract extends Bench {
    /** Alive all the same: to start the process again would not bring the broker back. */
    @Test
    @Shows("health-enabled")
    default void is_ready_channel_by_channel_while_the_broker_is_there() {
        var relay = relay();
        var kiosk = app("kiosk", relay);
        var commands = kiosk.declared("commands", Map.of("topic", root()));
        kiosk.outgoing("events", Map.of("topic", root()));
        kiosk.declared("quiet", Map.of("topic", root() + "/quiet", "health-enabled", "false"));
        assertThat(kiosk.connector.getReadiness().isOk()).isFalse();
        App.take(commands);
        awaitUp(kiosk, "kiosk");
        assertThat(kiosk.connector.getReadiness().getChannels())
                .extracting(ChannelInfo::getChannel)
                .containsExactlyInAnyOrder("commands", "events");

        relay.cut();
        awaitDown(kiosk, "kiosk");

        var away = kiosk.connector.getReadiness();
        assertThat(away.isOk()).isFalse();
        assertThat(away.getChannels()).hasSize(2).allSatisfy(channel -> {
            assertThat(channel.isOk()).isFalse();
            assertThat(channel.getMessage())
                    .isEqualTo(kiosk.links.report("kiosk").orElseThrow().evidence());
        });
        assertThat(kiosk.connector.getLiveness().isOk()).isTrue();
        assertThat(kiosk.connector.getStartup().isOk()).isTrue();
        relay.mend();
        awaitUp(kiosk, "kiosk");
    }

    @Test
    default void counts_what_each_channel_does() {
        var connection = "counted-" + broker().port();
        var kiosk = app("kiosk", Map.of("connection", connection));
        var commands = kiosk.declared("commands", Map.of("topic", root()));
        var events = kiosk.outgoing("events", Map.of("topic", root()));
        var taker = App.take(commands, false);
        awaitUp(kiosk, connection);

        events.send("1");
        awaitCame(taker, "1");
        taker.messages().get(0).ack();
        events.send("2");
        awaitCame(taker, "1", "2");
        taker.messages().get(1).nack(new IllegalStateException("unreadable"));
        var refused = events.send(new Object(), null);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(refused).isCompletedExceptionally();
            assertThat(meters(connection, "sent").timer().count()).isEqualTo(3);
            assertThat(meters(connection, "failed")
                            .tag("why", "Unsendable")
                            .counter()
                            .count())
                    .isOne();
            assertThat(meters(connection, "received").counter().count()).isEqualTo(2);
            assertThat(settled(connection, "acknowledged")).isOne();
            assertThat(settled(connection, "refused")).isOne();
            assertThat(settled(connection, "dropped")).isZero();
            assertThat(meters(connection, "waiting").gauge().value()).isZero();
        });
    }

    private static double settled(String connection, String how) {
        return meters(connection, "settled").tag("how", how).counter().count();
    }

    private static RequiredSearch meters(String connection, String name) {
        var channel = name.equals("sent") || name.equals("failed") ? "events" : "commands";
        return App.METERS.get("tiepdan.link." + name).tags("connection", connection, "channel", channel);
    }
}
