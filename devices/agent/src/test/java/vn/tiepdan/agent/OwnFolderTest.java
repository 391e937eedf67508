package vn.tiepdan.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of two agents of one folder the second does not start; of two processes {@code KilledAgentTest} tells. */
@NullUnmarked
class OwnFolderTest {
    @TempDir
    Path folder;

    @Test
    void a_folder_has_one_agent_at_a_time() throws IOException {
        var first = started(folder.resolve("data"));

        assertThatThrownBy(() -> started(folder.resolve("data")))
                .isInstanceOf(FolderTaken.class)
                .hasMessageStartingWith("Cannot start: another agent runs with the folder " + folder.resolve("data"))
                .hasMessageContaining("tiepdan.agent.data-dir");

        started(folder.resolve("other")).leave();
        first.leave();
        started(folder.resolve("data")).leave();
    }

    @Test
    void a_disk_that_takes_no_file_does_not_keep_the_agent_from_serving() throws IOException {
        Files.writeString(folder.resolve("data"), "no folder");

        started(folder.resolve("data")).leave();

        assertThat(folder.resolve("data")).isRegularFile();
    }

    private static OwnFolder started(Path folder) {
        var own = new OwnFolder(folder);
        own.take(new StartupEvent());
        return own;
    }
}
