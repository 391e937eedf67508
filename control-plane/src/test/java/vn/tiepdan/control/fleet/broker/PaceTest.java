package vn.tiepdan.control.fleet.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int PER_SECOND = 10;
    private static final int AT_ONCE = 20;
    /** {@link System#nanoTime} may be anything. */
    private static final long BEGIN = -5 * SECOND;

    private final Pace pace = new Pace(PER_SECOND, AT_ONCE, BEGIN);

    @Test
    void what_a_full_bucket_holds_is_not_held_back_and_the_next_waits_for_its_turn() {
        for (int i = 0; i < AT_ONCE; i++) {
            assertThat(pace.next(BEGIN)).as("message %d", i).contains(Duration.ZERO);
        }

        assertThat(pace.next(BEGIN)).contains(Duration.ofMillis(100));
        assertThat(pace.next(BEGIN)).contains(Duration.ofMillis(200));
        assertThat(pace.next(BEGIN + SECOND / 10)).contains(Duration.ofMillis(200));
    }

    @Test
    void who_keeps_to_the_rate_is_never_held_back() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(pace.next(BEGIN + i * SECOND / PER_SECOND)).contains(Duration.ZERO);
        }
    }

    @Test
    void who_owes_more_than_a_second_is_out_for_ten() {
        for (int i = 0; i < AT_ONCE + PER_SECOND; i++) {
            assertThat(pace.next(BEGIN)).isPresent();
        }
        assertThat(pace.isOut(BEGIN)).isFalse();

        assertThat(pace.next(BEGIN)).isEqualTo(Optional.empty());

        assertThat(pace.isOut(BEGIN + 8 * SECOND)).isTrue();
        assertThat(pace.isOut(BEGIN + 9 * SECOND)).isFalse();
        assertThat(pace.next(BEGIN + 20 * SECOND)).contains(Duration.ZERO);
    }

    @Test
    void a_flood_that_goes_on_does_not_make_it_longer() {
        for (int i = 0; i < 10_000; i++) {
            pace.next(BEGIN);
        }

        assertThat(pace.isOut(BEGIN + 9 * SECOND)).isFalse();
    }

    @Test
    void a_long_rest_fills_the_bucket_once() {
        pace.next(BEGIN);
        long later = BEGIN + 3_600 * SECOND;

        for (int i = 0; i < AT_ONCE; i++) {
            assertThat(pace.next(later)).contains(Duration.ZERO);
        }
        assertThat(pace.next(later)).hasValueSatisfying(wait -> assertThat(wait).isPositive());
    }
}
