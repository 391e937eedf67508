package vn.tiepdan.control.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tiepdan.wire.LegId;

class GapTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T01:00:00Z");
    private static final LegId LEG = LegId.fresh();

    @Test
    void an_unbroken_track_misses_nothing() {
        assertThat(missing(segment(0.4, 99.2))).isEmpty();
    }

    @Test
    void an_interruption_is_named_with_its_times() {
        assertThat(missing(segment(0, 40), segment(55, 45))).singleElement().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(BEGIN.plusSeconds(40));
            assertThat(gap.to()).isEqualTo(BEGIN.plusSeconds(55));
            assertThat(gap.why()).contains("interrupted");
        });
    }

    /** A media server that is killed can be back within half a second. */
    @Test
    void an_interruption_is_named_however_short_it_was() {
        assertThat(missing(segment(0, 40), segment(40.001, 59.999)))
                .extracting(Gap::why)
                .containsExactly("this side was interrupted");
        assertThat(missing(segment(0, 0), segment(0.3, 99.7)))
                .extracting(Gap::why)
                .containsExactly("this side was interrupted");
    }

    @Test
    void a_late_begin_and_an_early_end_are_named() {
        assertThat(missing(segment(10, 80)))
                .extracting(Gap::why)
                .containsExactly(
                        "this side sent nothing yet", "this side sent nothing more, or it could not be written");
    }

    @Test
    void a_side_that_never_sent_misses_everything() {
        assertThat(missing()).singleElement().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo(BEGIN);
            assertThat(gap.to()).isEqualTo(BEGIN.plusSeconds(100));
            assertThat(gap.why()).isEqualTo("this side sent nothing");
        });
    }

    @Test
    void segments_that_overlap_hide_no_gap() {
        assertThat(missing(segment(0, 60), segment(10, 20), segment(70, 30)))
                .singleElement()
                .satisfies(gap -> {
                    assertThat(gap.from()).isEqualTo(BEGIN.plusSeconds(60));
                    assertThat(gap.to()).isEqualTo(BEGIN.plusSeconds(70));
                });
    }

    private static List<Gap> missing(Original... segments) {
        return Gap.between(BEGIN, BEGIN.plusSeconds(100), LEG, "video", List.of(segments));
    }

    private static Original segment(double from, double seconds) {
        return new Original(
                Path.of("x.mjr"),
                "",
                "video",
                LEG,
                BEGIN.plusMillis(Math.round(from * 1000)),
                Duration.ofMillis(Math.round(seconds * 1000)),
                1,
                0);
    }
}
