package vn.tiepdan.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process with what it wrote; ended when the test ends. */
final class Run implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path output;

    private Run(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Run of(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        var output = Files.createTempFile("run", ".log");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new Run(builder.redirectOutput(output.toFile()).start(), output);
    }

    /** The program behind the script, as the script starts it. It hears Ctrl-C even where a test run in the background does not. */
    static Run journey(Path folder, String... arguments) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var command = new java.util.ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                java,
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "vn.tiepdan.journey.Journey"));
        command.addAll(List.of(arguments));
        return of(folder, Map.of(), command);
    }

    Process process() {
        return process;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
