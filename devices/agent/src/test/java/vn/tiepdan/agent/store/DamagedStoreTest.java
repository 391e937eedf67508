package vn.tiepdan.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConfig;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.TurnId;

/** Whatever is found on the disk: the agent starts, nothing is thrown away, and nobody is told that all is well. */
class DamagedStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");
    private static final String ASIDE = "agent.db.%s-20261124T013000.000Z";

    private static final int KEPT = 200;

    @TempDir
    Path folder;

    static Stream<Arguments> damages() {
        return Stream.of(
                arguments("no database", change(whole -> "no database".getBytes(StandardCharsets.UTF_8))),
                arguments("cut in the first page", change(whole -> Arrays.copyOf(whole, 1_000))),
                arguments("cut in half", change(whole -> Arrays.copyOf(whole, whole.length / 2))),
                arguments("a page of zeros", change(whole -> {
                    Arrays.fill(whole, 8_192, 12_288, (byte) 0);
                    return whole;
                })),
                arguments("a page of noise", change(whole -> {
                    Arrays.fill(whole, 4_096, 8_192, (byte) 0x5A);
                    return whole;
                })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void a_damaged_file_is_put_aside_and_a_new_one_begun(String what, UnaryOperator<byte[]> damage) throws IOException {
        used();
        var damaged = damage.apply(Files.readAllBytes(file()));
        Files.write(file(), damaged);

        var aside = putAside("damaged", "was damaged");
        assertThat(Arrays.equals(Files.readAllBytes(aside), damaged)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE event (number INTEGER PRIMARY KEY, payload BLOB)",
                "CREATE TABLE command (id TEXT PRIMARY KEY, result TEXT)",
                "CREATE TABLE start (epoch INTEGER PRIMARY KEY)"
            })
    void a_file_of_another_version_is_put_aside_and_a_new_one_begun(String table) throws IOException, SQLException {
        try (var other = new SQLiteConfig().createConnection("jdbc:sqlite:" + file());
                var statement = other.createStatement()) {
            statement.execute(table);
        }

        var aside = putAside("other-version", "another version");
        try (var other = new SQLiteConfig().createConnection("jdbc:sqlite:" + aside);
                var statement = other.createStatement();
                var rows = statement.executeQuery(
                        "SELECT group_concat(sql) FROM sqlite_master WHERE name NOT LIKE 'sqlite%'")) {
            assertThat(rows.getString(1)).isEqualTo(table);
        }
    }

    private Path putAside(String why, String sentence) throws IOException {
        var known = new StartCount(folder).last().orElse(0);
        var aside = folder.resolve(ASIDE.formatted(why));
        try (var opened = open()) {
            assertThat(opened.store.trouble())
                    .hasValueSatisfying(told -> assertThat(told)
                            .contains(sentence, aside.getFileName().toString(), "events that were not sent"));
            assertThat(opened.store.epoch()).isEqualTo(known + 1);
            assertThat(opened.store.pending(9)).isEmpty();
            assertThat(opened.keep("new").orElseThrow().number()).isEqualTo(1);
        }
        try (var next = open()) {
            assertThat(next.store.trouble()).isEmpty();
            assertThat(next.store.queued()).isEqualTo(1);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        return aside;
    }

    @Test
    void a_sound_file_stays() throws IOException {
        used();

        try (var opened = open()) {
            assertThat(opened.store.trouble()).isEmpty();
            assertThat(opened.store.queued()).isEqualTo(KEPT);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString())).noneMatch(name -> name.contains("2026"));
        }
    }

    @Test
    void what_cannot_be_opened_keeps_nothing_says_so_and_is_tried_again() throws IOException {
        Files.createDirectory(file());
        try (var opened = open()) {
            assertThat(opened.store.epoch()).isEqualTo(1);
            assertThatThrownBy(() -> opened.keep("a"))
                    .isInstanceOf(StoreFailed.class)
                    .hasMessageContaining("cannot be opened");
            assertThatThrownBy(opened.store::queued).isInstanceOf(StoreFailed.class);
            assertThatThrownBy(() -> opened.store.pending(9)).isInstanceOf(StoreFailed.class);

            Files.delete(file());
            assertThat(opened.keep("a").orElseThrow().number()).isEqualTo(1);
        }
        try (var next = open()) {
            assertThat(next.store.epoch()).isEqualTo(2);
            assertThat(next.store.queued()).isEqualTo(1);
        }
    }

    @Test
    void an_event_that_cannot_be_read_does_not_hold_up_those_behind_it() throws SQLException {
        used();
        try (var other = new SQLiteConfig().createConnection("jdbc:sqlite:" + file());
                var statement = other.createStatement()) {
            statement.execute("UPDATE event SET payload = '{\"kind\":\"of tomorrow\"}' WHERE number = 2");
        }
        try (var opened = open()) {
            assertThat(opened.store.pending(4)).extracting(Event::number).containsExactly(1L, 3L, 4L);
        }
    }

    /** Every page of the file is in use, and none of it only in the log beside it. */
    private void used() {
        try (var opened = open()) {
            List.of("a", "b").forEach(prefix -> {
                for (int i = 0; i < KEPT / 2; i++) {
                    opened.keep(prefix + " ".repeat(100) + i);
                }
            });
        }
    }

    private static UnaryOperator<byte[]> change(UnaryOperator<byte[]> change) {
        return change;
    }

    private Path file() {
        return folder.resolve("agent.db");
    }

    private Opened open() {
        return new Opened(new AgentStore(folder, "test", Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private record Opened(AgentStore store) implements AutoCloseable {
        private java.util.Optional<Event> keep(String once) {
            return store.keep(once, NOW, new Event.PageWiped(TurnId.fresh()));
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
