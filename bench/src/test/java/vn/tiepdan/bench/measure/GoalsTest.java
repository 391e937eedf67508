package vn.tiepdan.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalsTest {
    private final Goals goals = new Goals();

    @Test
    void without_any_that_was_missed_all_is_well() {
        goals.demand(true, "nobody is wrongly called offline");

        assertThat(goals.missed()).isEmpty();
        assertThat(goals.tell()).isZero();
    }

    @Test
    void one_that_was_missed_is_named_and_fails_the_benchmark() {
        goals.demand(true, "p50 is 20 ms at most");
        goals.demand(false, "nobody is wrongly called offline");

        assertThat(goals.missed()).containsExactly("nobody is wrongly called offline");
        assertThat(goals.tell()).isOne();
    }
}
