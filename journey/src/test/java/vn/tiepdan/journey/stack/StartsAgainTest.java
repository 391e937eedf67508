package vn.tiepdan.journey.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An agent that asks for it is started again, one that dies is not, and one that always asks is broken. */
class StartsAgainTest {
    private final AtomicLong now =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(30).toNanos());
    private final StartsAgain again = new StartsAgain(now::get);

    @ParameterizedTest
    @CsvSource({"85, true", "0, false", "1, false", "84, false", "137, false", "143, false"})
    void starts_after(int exitCode, boolean starts) {
        assertThat(again.after(exitCode)).isEqualTo(starts);
    }

    @Test
    void five_times_a_minute_and_then_not_before_the_first_is_a_minute_ago() {
        assertThat(IntStream.range(0, StartsAgain.MOST).mapToObj(each -> ends(Duration.ofSeconds(10))))
                .containsOnly(true);
        assertThat(ends(Duration.ofSeconds(9))).isFalse();
        assertThat(ends(Duration.ofSeconds(11))).isTrue();
    }

    private boolean ends(Duration later) {
        now.addAndGet(later.toNanos());
        return again.after(StartsAgain.WANTED);
    }
}
