package vn.tiepdan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tiepdan.bench.command.CommandOptions;
import vn.tiepdan.bench.ingest.IngestOptions;
import vn.tiepdan.bench.presence.PresenceOptions;
import vn.tiepdan.bench.server.Broker;
import vn.tiepdan.journey.stack.Mishap;

class OptionsTest {
    @Test
    void without_options_ten_thousand_devices_are_simulated() {
        assertThat(IngestOptions.of(List.of()).devices()).isEqualTo(10_000);
        assertThat(IngestOptions.of(List.of()).burstRate()).isEqualTo(20_000);
        assertThat(IngestOptions.of(List.of()).burst()).isEqualTo(Duration.ofMinutes(1));
        assertThat(PresenceOptions.of(List.of()).devices()).isEqualTo(10_000);
    }

    @Test
    void each_option_changes_its_own_value() {
        var arguments =
                "--devices 5 --warm-up 12 --step 6 --rates 7,8 --burst-rate 9 --burst 0 --seed 10 --heap 11m --broker mosquitto";

        assertThat(IngestOptions.of(List.of(arguments.split(" "))))
                .isEqualTo(new IngestOptions(
                        5,
                        Duration.ofSeconds(12),
                        Duration.ofSeconds(6),
                        List.of(7, 8),
                        9,
                        Duration.ZERO,
                        0.5,
                        10,
                        "11m",
                        Broker.MOSQUITTO));
        assertThat(PresenceOptions.of(
                        List.of("--devices 5 --victims 4 --seed 3 --heap 2m --reconnect-window 1 --broker mosquitto"
                                .split(" "))))
                .isEqualTo(new PresenceOptions(5, 4, 3, "2m", 1, Broker.MOSQUITTO));
        assertThat(CommandOptions.of(List.of("--devices 5 --commands 4 --background 3 --seed 2 --heap 1m".split(" "))))
                .isEqualTo(new CommandOptions(5, 4, 3, 2, "1m"));
    }

    @Test
    void what_is_wrong_is_named() {
        for (var wrong : List.of(
                "--often", "--devices many", "--rates 1,,2", "--heap", "--broker nobody", "--seed -1", "--devices 0")) {
            assertThatThrownBy(() -> IngestOptions.of(List.of(wrong.split(" "))))
                    .as(wrong)
                    .isInstanceOf(Mishap.class);
        }
        for (var wrong : List.of(
                "--often", "--devices many", "--devices 5 --victims 6", "--victims 101", "--devices 0 --victims 0")) {
            assertThatThrownBy(() -> PresenceOptions.of(List.of(wrong.split(" "))))
                    .as(wrong)
                    .isInstanceOf(Mishap.class);
        }
        for (var wrong : List.of("--often", "--devices many", "--heap", "--commands 0", "--background 0", "--seed 0")) {
            assertThatThrownBy(() -> CommandOptions.of(List.of(wrong.split(" "))))
                    .as(wrong)
                    .isInstanceOf(Mishap.class);
        }
    }
}
