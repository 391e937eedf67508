package vn.tiepdan.control.recording;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a program to its end, gently and not for ever. It never outlives whoever waits for it: not an interrupted thread, and not a
 * killed process, because the kernel ends it with the thread that started it (PR_SET_PDEATHSIG).
 */
final class Tool {
    private static final int LONGEST_QUOTE = 600;

    private Tool() {}

    /** Answers what it printed; fails with its last words when it fails or takes too long. */
    static String run(Duration limit, List<String> command) throws IOException, InterruptedException {
        var whole = new ArrayList<>(List.of("setpriv", "--pdeathsig=KILL", "nice", "-n", "10"));
        whole.addAll(command);
        var output = Files.createTempFile("tiepdan-tool-", ".out");
        try {
            var process = new ProcessBuilder(whole)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            awaitEnd(process, limit, command.getFirst());
            var printed = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new IOException(command.getFirst() + " ended with " + process.exitValue() + ": " + tail(printed));
            }
            return printed;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static void awaitEnd(Process process, Duration limit, String program)
            throws IOException, InterruptedException {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(program + " did not end within " + limit.toSeconds() + " s");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static String tail(String text) {
        var line = text.strip().replaceAll("\\s*\\n\\s*", " | ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(line.length() - LONGEST_QUOTE);
    }
}
