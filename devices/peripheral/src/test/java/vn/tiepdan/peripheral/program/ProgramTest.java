package vn.tiepdan.peripheral.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs as an operator may configure them: those that do it, those that do not, those that never come to an end. */
@NullUnmarked
class ProgramTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            does it and says nothing   | exit 0                                    | 0 | ''
            does it and talks          | echo one; echo two                        | 0 | two
            refuses                    | echo 'no such card' >&2; exit 3           | 3 | no such card
            ends its output badly      | printf 'half a line'; exit 1              | 1 | half a line
            ends with empty lines      | echo said; echo; echo '  '; exit 1        | 1 | said
            talks in Vietnamese        | echo 'Không tìm thấy máy in'; exit 1      | 1 | Không tìm thấy máy in
            rings the bell             | printf 'a\\a\\033[31mb\\n'; exit 1          | 1 | a  [31mb
            reads what nobody types    | cat; echo read                            | 0 | read
            """)
    void ends(String what, String script, int code, String lastLine) {
        assertThat(run(script)).as(what).isEqualTo(new Outcome.Ended(code, lastLine));
    }

    @Test
    void a_flood_of_words_is_taken_and_cut() {
        var outcome = (Outcome.Ended) run("yes ừ | head -c 3000000 | tr -d '\\n'; exit 1");

        assertThat(outcome.lastLine()).hasSize(LastLine.MOST_CHARACTERS).endsWith("ừ");
    }

    @Test
    void a_value_stays_a_part_of_its_argument_whatever_it_says() throws IOException {
        var said = folder.resolve("said");
        var evil = "50; touch " + folder.resolve("broken-in") + " $(id) {other}";
        var program = new Program(
                List.of("sh", "-c", "printf '%s' \"$1\" > \"$2\"", "x", "{percent}%", said.toString()), LIMIT);

        assertThat(join(program, Map.of("percent", evil))).isEqualTo(new Outcome.Ended(0, ""));
        assertThat(said).hasContent(evil + "%");
        assertThat(folder.resolve("broken-in")).doesNotExist();
    }

    @Test
    void one_that_does_not_end_is_ended_with_all_that_it_started() throws IOException {
        var pid = folder.resolve("pid");
        var program =
                new Program(List.of("sh", "-c", "sleep 300 & echo $! > " + pid + "; wait"), Duration.ofMillis(500));

        assertThat(join(program, Map.of())).isEqualTo(new Outcome.TookTooLong(Duration.ofMillis(500)));
        var child = Long.parseLong(Files.readString(pid).strip());
        await().atMost(LIMIT)
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    /** A program that starts a service has done its work although the service holds its output open. */
    @Test
    void one_that_leaves_something_behind_has_ended_all_the_same() throws IOException {
        var pid = folder.resolve("pid");
        assertThat(run("sleep 300 & echo $! > " + pid + "; echo started")).isEqualTo(new Outcome.Ended(0, "started"));
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void one_that_is_not_there_is_not_started() {
        var outcome = join(new Program(List.of("/nowhere/wpctl", "x"), LIMIT), Map.of());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.NotStarted.class, it -> assertThat(it.why()).contains("/nowhere/wpctl"));
    }

    private static Outcome run(String script) {
        return join(new Program(List.of("sh", "-c", script), LIMIT), Map.of());
    }

    private static Outcome join(Program program, Map<String, String> values) {
        return program.run(values)
                .toCompletableFuture()
                .orTimeout(2 * LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }
}
