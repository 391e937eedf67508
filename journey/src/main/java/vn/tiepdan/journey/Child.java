package vn.tiepdan.journey;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process that ends with this one, whatever happens to this one. Start it from a thread that lives as long. */
final class Child {
    private static final int PATIENCE_SECONDS = 20;
    private static final int LAST_LINES = 12;

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static Child start(String name, Path directory, Path log, List<String> command) {
        var whole = new ArrayList<>(List.of("setpriv", "--pdeathsig=TERM"));
        whole.addAll(command);
        try {
            Files.createDirectories(directory);
            Files.createDirectories(log.getParent());
            var process = new ProcessBuilder(whole)
                    .directory(directory.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new Child(name, process, log);
        } catch (IOException failure) {
            throw new Trouble("Cannot start " + name + ": " + failure.getMessage(), failure);
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Asks it to end, then insists. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** As a power failure would. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** The end of its log, for a sentence about why it did not start. */
    String lastWords() {
        try {
            var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            var said = lines.stream()
                    .filter(line -> line.startsWith("Cannot start"))
                    .findFirst();
            return said.orElseGet(() ->
                    String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())));
        } catch (IOException unreadable) {
            return "its log " + log + " cannot be read";
        }
    }
}
