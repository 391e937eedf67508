package vn.tiepdan.control.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final int MOST = 3;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T01:30:00Z"));
    private final InstantSource source = now::get;
    private final Attempts attempts = new Attempts(MOST, WINDOW, source.withZone(ZoneOffset.UTC));

    @Test
    void as_many_as_are_allowed_begin_at_once_and_no_more_until_the_window_is_over() {
        assertThat(IntStream.range(0, 5).filter(_ -> attempts.begun("hoa")).count())
                .isEqualTo(MOST);
        assertThat(attempts.begun("minh")).isTrue();

        now.updateAndGet(it -> it.plus(WINDOW).plusMillis(1));

        assertThat(attempts.begun("hoa")).isTrue();
    }

    @Test
    void what_turned_out_to_be_none_does_not_count_and_what_failed_before_does() {
        attempts.begun("hoa");
        attempts.begun("hoa");

        for (int i = 0; i < 10; i++) {
            assertThat(attempts.begun("hoa")).isTrue();
            attempts.withdrawn("hoa");
        }
        assertThat(attempts.begun("hoa")).isTrue();
        assertThat(attempts.begun("hoa")).isFalse();
        attempts.succeeded("hoa");
        assertThat(attempts.begun("hoa")).isTrue();
    }
}
