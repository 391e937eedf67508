package vn.tiepdan.control.fleet.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int PER_SECOND = 10;
    private static final int AT_ONCE = 200;
    /** {@link System#nanoTime} may be anything. */
    private static final long BEGIN = -5 * SECOND;

    private final Pace pace = new Pace(PER_SECOND, AT_ONCE, BEGIN);

    @Test
    void what_a_full_bucket_holds_may_be_sent_at_once_and_no_more() {
        assertThat(sendable(BEGIN)).isEqualTo(AT_ONCE);
        assertThat(pace.isOut(BEGIN)).isTrue();
    }

    @Test
    void who_keeps_to_the_rate_may_speak_for_ever() {
        sendable(BEGIN - SECOND);
        for (int i = 0; i < 10_000; i++) {
            assertThat(pace.allows(BEGIN + 10 * SECOND + i * SECOND / PER_SECOND))
                    .isTrue();
        }
    }

    @Test
    void who_was_thrown_out_comes_back_when_a_tenth_is_there_again() {
        sendable(BEGIN);

        assertThat(pace.isOut(BEGIN + 2 * SECOND)).isTrue();
        assertThat(pace.allows(BEGIN + 2 * SECOND)).isFalse();
        assertThat(pace.isOut(BEGIN + 3 * SECOND)).isFalse();
        assertThat(pace.allows(BEGIN + 3 * SECOND)).isTrue();
    }

    @Test
    void a_flood_that_goes_on_does_not_make_it_longer() {
        for (int i = 0; i < 10_000; i++) {
            pace.allows(BEGIN);
        }

        assertThat(pace.isOut(BEGIN + 3 * SECOND)).isFalse();
    }

    @Test
    void a_long_rest_fills_the_bucket_once() {
        sendable(BEGIN);

        assertThat(sendable(BEGIN + 3_600 * SECOND)).isEqualTo(AT_ONCE);
    }

    private int sendable(long now) {
        int sent = 0;
        while (pace.allows(now)) {
            sent++;
        }
        return sent;
    }
}
