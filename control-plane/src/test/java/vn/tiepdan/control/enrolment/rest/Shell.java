package vn.tiepdan.control.enrolment.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Commands as an operator types them, in one folder. */
record Shell(Path folder, Map<String, String> variables) {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    record Ending(int code, String output) {}

    Ending type(String commands) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("sh", "-eu", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new java.io.File("/dev/null"));
        builder.environment().putAll(variables);
        var process = builder.start();
        try {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException(commands + " did not end");
            }
            return new Ending(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }
}
