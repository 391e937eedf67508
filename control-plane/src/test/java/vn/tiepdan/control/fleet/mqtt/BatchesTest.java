package vn.tiepdan.control.fleet.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class BatchesTest {
    private final List<List<Integer>> begun = new ArrayList<>();
    private final List<UniEmitter<? super Void>> running = new ArrayList<>();
    private long asked;
    private Batches<Integer> batches;

    @BeforeEach
    void subscribe() {
        batches = new Batches<>(batch -> {
            begun.add(batch);
            return Uni.createFrom().emitter(running::add);
        });
        batches.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long many) {
                asked += many;
            }

            @Override
            public void cancel() {}
        });
    }

    @Test
    void one_alone_does_not_wait_and_what_comes_meanwhile_goes_together_in_order() {
        come(1, 4);
        assertThat(begun).containsExactly(List.of(1));

        end();
        assertThat(begun).containsExactly(List.of(1), List.of(2, 3, 4));

        end();
        come(5, 5);
        assertThat(begun).last().isEqualTo(List.of(5));
    }

    @Test
    void never_more_is_asked_for_than_may_wait_and_what_is_done_makes_room() {
        assertThat(asked).isEqualTo(Batches.MOST_WAITING);
        come(1, Batches.MOST_WAITING);

        end();
        assertThat(asked).isEqualTo(Batches.MOST_WAITING + 1);
        assertThat(begun).last().satisfies(batch -> assertThat(batch).hasSize(Batches.LARGEST));
        end();
        assertThat(asked).isEqualTo(Batches.MOST_WAITING + 1 + Batches.LARGEST);
    }

    @Test
    void a_batch_that_fails_does_not_stop_the_next() {
        come(1, 2);
        running.removeFirst().fail(new IllegalStateException("trouble"));

        assertThat(begun).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void the_next_begins_so_long_after_the_one_before_and_what_comes_meanwhile_goes_with_it() {
        var apart = Duration.ofMillis(200);
        var starts = new CopyOnWriteArrayList<Long>();
        var sizes = new CopyOnWriteArrayList<Integer>();
        var paced = new Batches<Integer>(apart, batch -> {
            starts.add(System.nanoTime());
            sizes.add(batch.size());
            return Uni.createFrom().voidItem();
        });

        paced.onNext(1);
        assertThat(sizes).as("one alone does not wait").containsExactly(1);
        paced.onNext(2);
        paced.onNext(3);

        await().untilAsserted(() -> assertThat(sizes).containsExactly(1, 2));
        assertThat(Duration.ofNanos(starts.get(1) - starts.get(0))).isGreaterThan(apart.minusMillis(5));
    }

    @Test
    void thousands_that_are_done_at_once_do_not_pile_up() {
        var quick = new Batches<Integer>(batch -> Uni.createFrom().voidItem());

        IntStream.range(0, 100_000).forEach(quick::onNext);

        assertThat(begun).isEmpty();
    }

    private void come(int first, int last) {
        IntStream.rangeClosed(first, last).forEach(batches::onNext);
    }

    private void end() {
        running.removeFirst().complete(null);
    }
}
