package vn.tiepdan.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private record Kept(long epoch, long number, long atMillis) {}

    @Test
    void it_keeps_what_a_plain_queue_keeps() {
        var seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var backlog = new Backlog();
        Deque<Kept> plain = new ArrayDeque<>();
        long epoch = 1;
        long number = 0;
        for (int i = 0; i < 5_000; i++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    long upTo = random.nextLong(number + 2);
                    var ofEpoch = random.nextLong(1, epoch + 1);
                    int before = plain.size();
                    plain.removeIf(it -> it.epoch() < ofEpoch || it.epoch() == ofEpoch && it.number() <= upTo);
                    assertThat(backlog.forget(ofEpoch, upTo))
                            .as("seed %d", seed)
                            .isEqualTo(before - plain.size());
                }
                case 1 -> {
                    if (random.nextInt(50) == 0) {
                        epoch++;
                        number = 0;
                    }
                }
                default -> {
                    number++;
                    backlog.add(epoch, number, i);
                    plain.add(new Kept(epoch, number, i));
                }
            }
            int place = 0;
            assertThat(backlog.size()).isEqualTo(plain.size());
            for (var kept : plain) {
                assertThat(new Kept(backlog.epoch(place), backlog.number(place), backlog.atMillis(place)))
                        .as("seed %d", seed)
                        .isEqualTo(kept);
                place++;
            }
        }
    }
}
