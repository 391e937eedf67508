package vn.tiepdan.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedialTest {
    /** Waits as long as may be. */
    private final Redial redial = new Redial(new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new AssertionError("only a bounded part is asked for");
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    });

    @Test
    void waits_longer_each_time_up_to_the_window() {
        assertThat(pauses(6)).containsExactly(6_000, 12_000, 24_000, 48_000, 60_000, 60_000);
    }

    @Test
    void goes_on_waiting_longer_while_the_broker_does_not_answer() {
        assertThat(IntStream.range(0, 8)
                        .mapToLong(_ -> {
                            redial.unanswered();
                            return redial.pause(60);
                        })
                        .toArray())
                .containsExactly(12_000, 48_000, 192_000, 768_000, 960_000, 960_000, 960_000, 960_000);
    }

    @Test
    void begins_anew_when_it_is_let_in() {
        redial.unanswered();
        redial.pause(60);
        redial.unanswered();
        redial.settled();

        assertThat(pauses(2)).containsExactly(6_000, 12_000);
    }

    @Test
    void a_refusal_is_an_answer() {
        redial.unanswered();
        redial.pause(60);
        redial.unanswered();
        redial.answered();

        assertThat(pauses(1)).containsExactly(12_000);
    }

    private long[] pauses(int many) {
        return IntStream.range(0, many).mapToLong(_ -> redial.pause(60)).toArray();
    }
}
