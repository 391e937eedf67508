package vn.tiepdan.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalPlanTest {
    private static final Instant BEGINS = Instant.parse("2026-11-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "P30D, P20D, P21DT12H",
        "P60D, P40D, P43D",
        "P90D, P60D, P64DT12H",
    })
    void a_fleet_of_one_day_renews_over_a_twentieth_of_the_life_after_two_thirds(
            Duration life, Duration first, Duration last) {
        var plan = new RenewalPlan(BEGINS, BEGINS.plus(life));

        var due = IntStream.range(0, 1000)
                .mapToObj(seed -> Duration.between(BEGINS, plan.due(new Random(seed))))
                .sorted()
                .toList();

        assertThat(due).allSatisfy(it -> assertThat(it).isBetween(first, last));
        assertThat(due.getLast().minus(due.getFirst()))
                .as("spread")
                .isGreaterThan(last.minus(first).multipliedBy(9).dividedBy(10));
    }

    @ParameterizedTest
    @CsvSource({
        "P20D,  PT2S, PT1H2S",
        "PT5H,  PT2S, PT30M2S",
        "PT1M,  PT2S, PT8S",
        "PT0S,  PT2S, PT2S",
        "-P1D,  PT2S, PT2S",
    })
    void the_pauses_between_tries_get_shorter_as_the_end_comes_near(Duration left, Duration least, Duration most) {
        var plan = new RenewalPlan(BEGINS, BEGINS.plus(Duration.ofDays(60)));
        var now = plan.ends().minus(left);

        assertThat(IntStream.range(0, 1000).mapToObj(seed -> plan.pause(now, new Random(seed))))
                .allSatisfy(it -> assertThat(it).isBetween(least, most));
    }

    @Test
    void a_certificate_ends_after_it_begins() {
        assertThatThrownBy(() -> new RenewalPlan(BEGINS, BEGINS)).isInstanceOf(IllegalArgumentException.class);
    }
}
