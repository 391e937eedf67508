package vn.tiepdan.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Result;

@NullUnmarked
class ProgressTest {
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Result BEGUN =
            new Result(CommandId.fresh(), Result.State.RUNNING, "", AT, null, Finding.of("remembered"));

    private final AgentThread thread = new AgentThread();
    private final List<Word> words = new CopyOnWriteArrayList<>();
    private final AtomicReference<CompletableFuture<Void>> taken =
            new AtomicReference<>(CompletableFuture.completedFuture(null));

    private record Word(Result result, Duration after) {}

    /** Whatever is reached between two words is told with the next one. */
    @Test
    void it_tells_the_latest_at_most_once_a_second() {
        var progress = begun();
        for (int step = 1; step <= 1_000; step++) {
            progress.reached(step, 2_000);
        }
        await().atMost(SOON).until(() -> words.size() == 1);
        progress.reached(1_200, 2_000);
        progress.reached(1_600, 2_000);
        await().atMost(SOON).until(() -> words.size() == 2);

        assertThat(percents()).containsExactly(50, 80);
        assertThat(words.get(0).after()).isGreaterThanOrEqualTo(A_SECOND);
        assertThat(words.get(1).after().minus(words.get(0).after())).isGreaterThanOrEqualTo(A_SECOND);
        assertThat(words).extracting(Word::result).allSatisfy(result -> {
            assertThat(result.command()).isEqualTo(BEGUN.command());
            assertThat(result.state()).isEqualTo(Result.State.RUNNING);
            assertThat(result.finding()).isEqualTo(BEGUN.finding());
        });
    }

    @Test
    void it_never_goes_back_and_leaves_it_to_the_end_to_say_that_all_is_done() {
        var progress = begun();
        progress.reached(2, 4);
        progress.reached(1.5, 4);
        await().atMost(SOON).until(() -> words.size() == 1);
        progress.reached(1, 4);
        progress.reached(2, 4);
        progress.reached(4, 4);
        await().atMost(SOON).until(() -> words.size() == 2);

        assertThat(percents()).containsExactly(50, 99);
        assertThat(onThread(progress::latest).progressPercent()).isEqualTo(99);
    }

    /** Who is away for a while hears one word when it is back, not one of each second. */
    @Test
    void it_waits_until_the_broker_has_the_word_before() {
        var away = new CompletableFuture<Void>();
        taken.set(away);
        var progress = begun();
        progress.reached(1, 4);
        await().atMost(SOON).until(() -> words.size() == 1);
        progress.reached(2, 4);
        progress.reached(3, 4);

        await().during(A_SECOND.multipliedBy(2)).atMost(SOON).until(() -> words.size() == 1);
        taken.set(CompletableFuture.completedFuture(null));
        away.completeExceptionally(new IllegalStateException("it had to be given up"));
        await().atMost(SOON).until(() -> words.size() == 2);

        assertThat(percents()).containsExactly(25, 75);
    }

    @Test
    void after_its_end_nothing_is_told() {
        var progress = begun();
        progress.reached(1, 2);
        onThread(() -> {
            progress.end();
            return true;
        });
        progress.reached(1.5, 2);

        await().during(A_SECOND.multipliedBy(2)).atMost(SOON).until(words::isEmpty);
    }

    private Progress begun() {
        long start = System.nanoTime();
        return onThread(() -> new Progress(BEGUN, Clock.fixed(AT, ZoneOffset.UTC), thread, result -> {
            words.add(new Word(result, Duration.ofNanos(System.nanoTime() - start)));
            return Uni.createFrom().completionStage(taken.get());
        }));
    }

    private <T> T onThread(java.util.function.Supplier<T> work) {
        return thread.call(work).await().atMost(SOON);
    }

    private List<Integer> percents() {
        return words.stream().map(word -> word.result().progressPercent()).toList();
    }
}
