package vn.tiepdan.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the script says when something is wrong: one sentence with the next step, never a trace. */
class ScriptTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void anUnknownCommandGetsTheListOfCommands() throws Exception {
        try (var run = script(Map.of(), "fly")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output()).contains("there is no command \"fly\"").contains("./tiepdan doctor");
        }
    }

    @Test
    void doctorNamesEachThingThatIsThere() throws Exception {
        try (var run = script(Map.of(), "doctor")) {
            run.exitCode();
            assertThat(run.output())
                    .contains("JDK 25")
                    .contains("janus")
                    .contains("ffmpeg")
                    .contains("memory");
        }
    }

    @Test
    void doctorNamesTheCommandThatMendsWhatIsMissing() throws Exception {
        var nothing = program("dpkg-query", "exit 1");

        try (var run = script(Map.of("PATH", nothing + ":" + System.getenv("PATH")), "doctor")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .containsPattern("MISSING +janus +(sudo )?apt-get install -y --no-install-recommends janus")
                    .containsPattern("for tests +mosquitto")
                    .contains("Something is missing.")
                    .containsPattern("By hand: (sudo )?sh -c 'apt-get update && apt-get install .*janus .*chromium");
        }
    }

    @Test
    void withoutRightsTheOneCommandToTypeIsPrinted() throws Exception {
        var bin = program("dpkg-query", "exit 1");
        program("id", "echo 1000");
        program("sudo", "exit 1");

        try (var run = script(Map.of("PATH", bin + ":" + System.getenv("PATH")), "up")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("type: sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends janus");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "up --fast          | up takes only --free-ports, not \"--fast\".",
                "demo --seconds x   | --seconds",
                "demo --frames 3    | --frames",
                "demo --kiosk-video nowhere.y4m | nowhere.y4m",
                "bench fly          | There is no benchmark \"fly\"",
                "bench call --calls 0 | --calls must be a number from 1 to 1000, not \"0\".",
                "bench call --often | bench call takes only --calls N",
            })
    void badOptionsAreNamed(String arguments, String sentence) throws Exception {
        try (var run = Run.journey(folder, arguments.split(" "))) {
            assertThat(run.exitCode()).isIn(1, 2);
            assertThat(run.output()).startsWith("tiepdan: ").contains(sentence).doesNotContain("\tat ");
        }
    }

    /** Else the code would be forgotten in silence, and good for whoever finds it. */
    @Test
    void aKioskThatIsEnrolledTakesNoOtherCode() throws Exception {
        var identity = Files.createDirectories(folder.resolve(".tiepdan/kiosk-2/agent/identity"));
        Files.createFile(identity.resolve("certificate.pem"));

        try (var run = Run.journey(folder, "kiosk", "--code", "7K2M-Q9XD-40RT")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .startsWith("tiepdan: kiosk-2 is a device of the fleet already and takes no other code.")
                    .contains("./tiepdan kiosk --code 7K2M-Q9XD-40RT --name ")
                    .contains("./tiepdan kiosk --name kiosk-2, without a code")
                    .doesNotContain("\tat ");
        }
        for (var arguments : List.of(List.of("kiosk"), List.of("kiosk", "--code", "7K2M-Q9XD-40RT", "--name", "new"))) {
            try (var run = Run.journey(folder, arguments.toArray(String[]::new))) {
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.output()).startsWith("tiepdan: Nothing is up in this folder");
            }
        }
    }

    /** As somebody copies it; where nothing is up it comes as far as that. */
    @Test
    void theCommandOfTheReadmeForASecondKioskIsUnderstood() throws Exception {
        var command =
                Pattern.compile("(?m)^\\./tiepdan (kiosk .+)$").matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(command.find()).isTrue();

        try (var run = Run.journey(folder, command.group(1).split(" "))) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output()).startsWith("tiepdan: Nothing is up in this folder");
        }
    }

    @Test
    void aPortInUseIsNamedAndNothingIsStarted() throws Exception {
        try (var taken = new ServerSocket()) {
            taken.setReuseAddress(true);
            bind(taken);
            try (var run = Run.journey(folder, "up")) {
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.output())
                        .contains("Port 8080 (the console) is in use")
                        .contains("./tiepdan up --free-ports")
                        .doesNotContain("Starting")
                        .doesNotContain("\tat ");
            }
        }
    }

    /** When somebody else has it, it is taken all the better. */
    private static void bind(ServerSocket socket) {
        try {
            socket.bind(new InetSocketAddress("0.0.0.0", 8080));
        } catch (IOException already) {
            assertThat(already).hasMessageContaining("in use");
        }
    }

    private static Run script(Map<String, String> environment, String... arguments) throws IOException {
        var command = new java.util.ArrayList<>(
                List.of("bash", ROOT.resolve("tiepdan").toString()));
        command.addAll(List.of(arguments));
        return Run.of(ROOT, environment, command);
    }

    /** Takes the place of a program of the machine. */
    private Path program(String name, String does) throws IOException {
        var bin = Files.createDirectories(folder.resolve("bin"));
        var file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return bin;
    }
}
