package vn.tiepdan.agent.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.TurnId;

/** On a disk of half a megabyte. Needs the right to mount one. */
@NullUnmarked
class FullDiskTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");

    @TempDir
    Path folder;

    private boolean mounted;
    private AgentStore store;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=512k,mode=700", "tmpfs", folder.toString()) == 0;
        assumeThat(mounted).as("may mount a small disk").isTrue();
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (store != null) {
            store.close();
        }
        if (mounted) {
            assertThat(run("umount", folder.toString())).isZero();
        }
    }

    @Test
    void what_is_refused_was_not_kept_and_later_events_have_no_gap() throws IOException {
        start();
        keep("a");
        fill();

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        keep("full " + i);
                    }
                })
                .isInstanceOf(StoreFailed.class)
                .cause()
                .hasMessageContaining("full");
        long last = store.queued();
        assertThat(store.pending(9_999)).hasSize((int) last);
        assertThatThrownBy(store::probe)
                .isInstanceOfSatisfying(
                        StoreFailed.class,
                        full -> assertThat(full.finding().code()).isEqualTo("store-full"));

        empty();
        store.probe();
        assertThat(keep("b")).isEqualTo(last + 1);
        assertThat(store.pending(9_999)).extracting(Event::number).endsWith(last, last + 1);
    }

    @Test
    void a_start_on_a_full_disk_is_counted_and_goes_on_when_there_is_room() throws IOException {
        start();
        keep("a");
        store.close();
        fill();

        start();
        assertThat(store.epoch()).isEqualTo(2);
        assertThatThrownBy(() -> keep("b")).isInstanceOf(StoreFailed.class);
        store.close();
        start();
        assertThat(store.epoch()).isEqualTo(3);

        empty();
        assertThat(keep("b")).isEqualTo(1);
        assertThat(store.pending(9)).extracting(Event::epoch).containsExactly(1L, 3L);
        assertThat(store.trouble()).isEmpty();
        store.close();
        start();
        assertThat(store.epoch()).isEqualTo(4);
    }

    private void start() {
        store = new AgentStore(folder, "test", Clock.systemUTC());
    }

    private long keep(String once) {
        return store.keep(once, NOW, new Event.PageWiped(TurnId.fresh()))
                .orElseThrow()
                .number();
    }

    private void fill() throws IOException {
        try (var out = Files.newOutputStream(folder.resolve("filler"), StandardOpenOption.CREATE_NEW)) {
            var one = new byte[1_024];
            while (true) {
                out.write(one);
            }
        } catch (IOException full) {
            assertThat(folder.toFile().getUsableSpace()).isZero();
        }
    }

    private void empty() throws IOException {
        Files.delete(folder.resolve("filler"));
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
