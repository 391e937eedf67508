package vn.tiepdan.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseTest {
    private static final Instant NOW = Instant.parse("2026-11-26T01:00:00Z");

    @ParameterizedTest
    @CsvSource(
            value = {
                "20, 20",
                "1, 1",
                "0, 1",
                "600, 600",
                "86400, 600",
                "999999999, 600",
                "9999999999, 30",
                "-5, 30",
                "'', 30",
                "'Thu, 26 Nov 2026 01:00:30 GMT', 30",
            })
    void what_the_control_plane_wants_is_kept_within_bounds_and_never_undercut(String header, long least) {
        for (int seed = 0; seed < 50; seed++) {
            var pause = Pause.of(Pause.wanted(header), NOW, new Random(seed));

            assertThat(Duration.between(NOW, pause.end()))
                    .as("seed %d", seed)
                    .isBetween(Duration.ofSeconds(least), Duration.ofMillis(least * 1250));
        }
    }

    @Test
    void kiosks_that_begin_together_do_not_come_together() {
        var random = new Random(1);

        assertThat(Stream.generate(() ->
                                Pause.of(Duration.ofSeconds(20), NOW, random).end())
                        .limit(20)
                        .distinct())
                .hasSizeGreaterThan(15);
    }

    @Test
    void it_ends_and_a_clock_that_was_set_back_ends_it_too() {
        var pause = new Pause(NOW, NOW.plusSeconds(20));

        assertThat(pause.holds(NOW)).isTrue();
        assertThat(pause.holds(NOW.plusMillis(19_999))).isTrue();
        assertThat(pause.holds(NOW.plusSeconds(20))).isFalse();
        assertThat(pause.holds(NOW.minusMillis(1))).isFalse();
    }
}
