package vn.tiepdan.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.TurnId;

class AgentStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");
    private static final int KEPT_BEFORE_THE_KILL = 25;

    @TempDir
    Path folder;

    @Test
    void events_are_numbered_without_gaps_and_repeats_are_no_second_event() {
        var store = open();
        assertThat(keep(store, "a")).map(Event::number).contains(1L);
        assertThat(keep(store, "a")).isEmpty();
        assertThat(keep(store, "b")).map(Event::number).contains(2L);
        assertThat(store.pending(10)).extracting(Event::number).containsExactly(1L, 2L);
        store.close();
    }

    @Test
    void what_is_committed_is_forgotten_but_its_repeat_is_still_known() {
        var store = open();
        keep(store, "a");
        keep(store, "b");
        store.forget(new Ack(store.epoch(), 1));
        assertThat(store.pending(10)).extracting(Event::number).containsExactly(2L);
        assertThat(keep(store, "a")).isEmpty();
        store.close();
    }

    @Test
    void an_older_epochs_events_come_first_after_a_restart() {
        var first = open();
        keep(first, "a");
        first.close();
        var second = open();
        keep(second, "b");
        assertThat(second.pending(10)).extracting(Event::epoch).containsExactly(1L, 2L);
        second.forget(new Ack(1, 1));
        assertThat(second.pending(10)).extracting(Event::epoch).containsExactly(2L);
        second.close();
    }

    @Test
    void who_replaces_a_device_counts_on_and_takes_along_what_waits() {
        var store = open();
        keep(store, "a");
        keep(store, "b");

        store.countFrom(40);
        store.countFrom(7);
        keep(store, "c");

        assertThat(keep(store, "a")).as("still known").isEmpty();
        assertThat(store.pending(10)).extracting(Event::epoch).containsOnly(40L);
        assertThat(store.pending(10)).extracting(Event::number).containsExactly(1L, 2L, 3L);
        store.close();
        var next = open();
        assertThat(next.epoch()).isEqualTo(41);
        next.close();
    }

    @Test
    void a_command_is_answered_the_same_after_a_restart() {
        var id = CommandId.fresh();
        var first = open();
        assertThat(first.resultOf(id)).isEmpty();
        first.remember(new Result(id, Result.State.SUCCEEDED, "", NOW));
        first.close();
        var second = open();
        assertThat(second.resultOf(id)).map(Result::state).contains(Result.State.SUCCEEDED);
        second.close();
    }

    @Test
    void nobody_but_the_owner_reads_what_citizens_said() throws IOException {
        open().close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("agent.db"))))
                .isEqualTo("rw-------");
    }

    /** A process that is killed without warning has lost nothing that it said was kept. */
    @Test
    void nothing_that_was_said_to_be_kept_is_lost_by_a_kill() throws IOException, InterruptedException {
        var said = folder.resolve("said");
        var child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Keeper.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(said.toFile())
                .start();
        await().atMost(Duration.ofSeconds(30)).until(() -> numbers(said).size() >= KEPT_BEFORE_THE_KILL);
        child.destroyForcibly().waitFor();

        var store = open();
        List<Long> found = store.pending(100_000).stream().map(Event::number).toList();
        assertThat(found).startsWith(numbers(said).toArray(Long[]::new));
        assertThat(found).doesNotHaveDuplicates();
        assertThat(store.epoch()).isEqualTo(2);
        store.close();
    }

    /** Keeps events until it is killed and says the number of each when it is kept. */
    static final class Keeper {
        private Keeper() {}

        public static void main(String[] arguments) {
            var store = new AgentStore(Path.of(arguments[0]), "test", Clock.systemUTC());
            for (int i = 0; i < AgentStore.MOST_EVENTS; i++) {
                store.keep("event " + i, NOW, new Event.PageWiped(TurnId.fresh()))
                        .ifPresent(event -> {
                            System.out.println(event.number());
                            System.out.flush();
                        });
            }
        }
    }

    /** Whole lines only: the kill may have cut the last one. */
    private static List<Long> numbers(Path said) throws IOException {
        var text = Files.readString(said);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(Long::parseLong)
                .toList();
    }

    private AgentStore open() {
        return new AgentStore(folder, "test", Clock.systemUTC());
    }

    private static java.util.Optional<Event> keep(AgentStore store, String once) {
        return store.keep(once, NOW, new Event.PageWiped(TurnId.fresh()));
    }
}
