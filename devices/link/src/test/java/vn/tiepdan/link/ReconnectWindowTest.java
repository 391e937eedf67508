package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.link.ConnectionSettings.ReconnectWindow;

/** Full jitter: a fleet that lost its broker comes back spread over the whole window. */
class ReconnectWindowTest {
    private static final ReconnectWindow WINDOW = new ReconnectWindow(Duration.ofSeconds(1), Duration.ofSeconds(30));

    /** Waits as long as may be. */
    private static final RandomGenerator LONGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new AssertionError("only a bounded part is asked for");
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    @ParameterizedTest
    @CsvSource({
        "0, PT1S",
        "1, PT2S",
        "2, PT4S",
        "3, PT8S",
        "4, PT16S",
        "5, PT30S",
        "6, PT30S",
        "40, PT30S",
        "1000000, PT30S"
    })
    void waits_a_random_part_of_a_window_that_doubles_up_to_its_limit(int attempt, Duration window) {
        long seed = 20_261_125L;
        var random = new Random(seed);
        var pauses = IntStream.range(0, 10_000)
                .mapToObj(_ -> WINDOW.pause(attempt, 0, random))
                .toList();

        assertThat(pauses).as("seed %d", seed).allMatch(pause -> !pause.isNegative() && pause.compareTo(window) < 0);
        for (int tenth = 0; tenth < 10; tenth++) {
            var from = window.multipliedBy(tenth).dividedBy(10);
            var to = window.multipliedBy(tenth + 1).dividedBy(10);
            assertThat(pauses)
                    .as("seed %d, from %s to %s", seed, from, to)
                    .filteredOn(pause -> pause.compareTo(from) >= 0 && pause.compareTo(to) < 0)
                    .hasSizeBetween(850, 1150);
        }
    }

    /** A broker that cannot keep up is left in peace, beyond the window that would do otherwise. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, PT2S",
        "0, 4, PT16S",
        "0, 5, PT16S",
        "6, 0, PT30S",
        "6, 1, PT1M",
        "6, 4, PT8M",
        "6, 5, PT8M",
        "1000000, 1000000, PT8M"
    })
    void goes_on_doubling_while_the_broker_is_reached_in_vain(int attempt, int unanswered, Duration window) {
        assertThat(WINDOW.pause(attempt, unanswered, LONGEST)).isEqualTo(window.minusNanos(1));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT30S", "PT-1S, PT30S", "PT2S, PT1S"})
    void is_refused_when_it_would_not_grow(Duration first, Duration most) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReconnectWindow(first, most))
                .withMessageContaining("0 < first <= most");
    }

    @Test
    void may_be_as_short_as_one_tick() {
        var window = new ReconnectWindow(Duration.ofNanos(1), Duration.ofNanos(1));

        assertThat(window.pause(0, 0, RandomGenerator.getDefault())).isZero();
    }
}
