package vn.tiepdan.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.TurnId;

/** A start that repeats a number would have its events taken for ones that are committed already. */
class StartsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");

    @TempDir
    Path folder;

    @Test
    void every_start_has_a_higher_number_also_when_the_clock_goes_backwards() {
        var epochs = Stream.of(Duration.ZERO, Duration.ofDays(-400), Duration.ofDays(-20_000), Duration.ofDays(1))
                .map(step -> start(NOW.plus(step)))
                .toList();

        assertThat(epochs).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void the_number_outlives_the_database_and_the_loss_is_told() throws IOException {
        start(NOW);
        start(NOW);
        for (var part : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(folder.resolve("agent.db" + part));
        }

        try (var third = new Opened(NOW)) {
            assertThat(third.store.epoch()).isEqualTo(3);
            assertThat(third.store.trouble())
                    .hasValueSatisfying(what -> assertThat(what).contains("gone", "lost"));
        }
        try (var fourth = new Opened(NOW)) {
            assertThat(fourth.store.epoch()).isEqualTo(4);
            assertThat(fourth.store.trouble()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "7", "000000000000000001", "-00000000000000009\n", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"})
    void a_damaged_count_is_made_good_from_the_database(String count) throws IOException {
        start(NOW);
        start(NOW);
        Files.writeString(folder.resolve("starts"), count);

        assertThat(start(NOW)).isEqualTo(3);
        assertThat(start(NOW)).isEqualTo(4);
    }

    @Test
    void the_number_is_higher_than_that_of_any_event_that_waits() throws IOException {
        try (var first = new Opened(NOW)) {
            first.store.keep("a", NOW, new Event.PageWiped(TurnId.fresh()));
        }
        Files.delete(folder.resolve("starts"));

        try (var second = new Opened(NOW)) {
            assertThat(second.store.pending(9))
                    .allSatisfy(event -> assertThat(event.epoch()).isLessThan(second.store.epoch()));
        }
    }

    @Test
    void a_device_that_lost_everything_but_its_name_goes_far_ahead() throws IOException {
        Files.createDirectory(folder.resolve("identity"));

        assertThat(start(NOW)).isEqualTo(NOW.getEpochSecond());
        assertThat(start(NOW.minusSeconds(60))).isEqualTo(NOW.getEpochSecond() + 1);
    }

    @Test
    void a_device_without_battery_and_memory_still_starts() throws IOException {
        Files.createDirectory(folder.resolve("identity"));

        assertThat(start(Instant.EPOCH)).isEqualTo(1);
    }

    private long start(Instant now) {
        try (var opened = new Opened(now)) {
            return opened.store.epoch();
        }
    }

    private final class Opened implements AutoCloseable {
        private final AgentStore store;

        private Opened(Instant now) {
            store = new AgentStore(folder, "test", Clock.fixed(now, ZoneOffset.UTC));
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
