package vn.tiepdan.control.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.start.Ports;

/** A program that would go on for an hour: nobody waits for it so long, and it does not stay behind. */
class ToolTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Told apart from every other by the number of its seconds. */
    private String seconds = "";

    @BeforeEach
    void anotherNumber() {
        seconds = "3600." + Ports.free() + ProcessHandle.current().pid();
    }

    /** Runs the program until somebody kills this process. */
    public static void main(String... arguments) throws Exception {
        Tool.run(Duration.ofHours(1), List.of("sleep", arguments[0]));
    }

    @Test
    void is_killed_at_its_time_limit() {
        assertThatThrownBy(() -> Tool.run(Duration.ofMillis(300), List.of("sleep", seconds)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("sleep did not end within");

        awaitGone();
    }

    @Test
    void is_killed_with_the_work_that_is_given_up() throws Exception {
        var failure = new AtomicReference<Exception>();
        var work = new Thread(() -> {
            try {
                Tool.run(Duration.ofHours(1), List.of("sleep", seconds));
            } catch (IOException | InterruptedException ended) {
                failure.set(ended);
            }
        });
        work.start();
        awaitRunning();

        work.interrupt();
        work.join(SOON);

        assertThat(failure.get()).isInstanceOf(InterruptedException.class);
        awaitGone();
    }

    @Test
    void is_killed_with_the_control_plane() throws Exception {
        var control = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        place(Tool.class) + ":" + place(ToolTest.class) + ":" + System.getProperty("java.class.path"),
                        ToolTest.class.getName(),
                        seconds)
                .inheritIO()
                .start();
        try {
            awaitRunning();
        } finally {
            control.destroyForcibly().onExit().join();
        }

        awaitGone();
    }

    private static String place(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private void awaitRunning() {
        await().atMost(SOON).until(this::runs);
    }

    private void awaitGone() {
        await().atMost(SOON).until(() -> !runs());
    }

    private boolean runs() {
        return ProcessHandle.allProcesses().anyMatch(process -> {
            try {
                return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                        .equals("sleep\0" + seconds + "\0");
            } catch (IOException gone) {
                return false;
            }
        });
    }
}
