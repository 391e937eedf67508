package vn.tiepdan.journey.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One of the three applications as a child process; it ends when the thread that started it ends, however that happens. */
public final class Child {
    private static final Duration LOOKS_EVERY = Duration.ofMillis(50);
    /** Begins what an application says in one sentence; an agent says it as the last cause of its failure. */
    private static final String WHY = "Cannot start: ";

    /** What a run is for, and how long it may take to stop. */
    enum Purpose {
        SERVICE(Duration.ofSeconds(20)),
        /** Leaves a {@link ClassCache} when it stops. */
        TRAINING(Duration.ofSeconds(90));

        private final Duration stopsWithin;

        Purpose(Duration stopsWithin) {
            this.stopsWithin = stopsWithin;
        }
    }

    private final String name;
    private final Purpose purpose;
    private final Path log;
    private final Process process;
    private final long startedAt;
    private Duration startTime = Duration.ZERO;

    private Child(String name, Purpose purpose, Path log, Process process) {
        this.name = name;
        this.purpose = purpose;
        this.log = log;
        this.process = process;
        this.startedAt = System.nanoTime();
    }

    /** @param module the folder of the application below {@code root} */
    public static Child start(Path root, String module, Map<String, String> settings, Path folder) {
        return start(root, module, List.of(), settings, folder, Purpose.SERVICE);
    }

    /**
     * @param module the folder of the application below {@code root}
     * @param jvm    further options of the JVM; they win over the application's own
     */
    static Child start(
            Path root, String module, List<String> jvm, Map<String, String> settings, Path folder, Purpose purpose) {
        var app = root.resolve(module).resolve("target/quarkus-app");
        var jar = app.resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new Mishap(module + " is not built; run ./mvnw -DskipTests package.");
        }
        // A group of its own keeps Ctrl-C away from it (we stop it in order); the signal ends it when we are killed.
        var command = new ArrayList<>(List.of("setsid", "setpriv", "--pdeathsig", "TERM", java()));
        var options = root.resolve(module).resolve("jvm.options");
        if (Files.exists(options)) {
            command.add("@" + options);
        }
        var cache = new ClassCache(app.resolve("app.aot"));
        command.addAll(purpose == Purpose.TRAINING ? cache.training() : cache.use());
        command.addAll(jvm);
        new TreeMap<>(settings).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(jar.toString());
        var log = folder.resolve(module + ".log");
        try {
            Files.createDirectories(folder);
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new Child(module, purpose, log, process);
        } catch (IOException failed) {
            throw new Mishap(module + " cannot be started: " + failed.getMessage(), failed);
        }
    }

    /** Returns when the application answers that it is ready. */
    public Child ready(int port, Duration within) {
        return answering("ready", port, within);
    }

    /** Returns when the application serves its page, whether or not it has found the control plane. */
    public Child live(int port, Duration within) {
        return answering("live", port, within);
    }

    private Child answering(String health, int port, Duration within) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/" + health))
                .timeout(Duration.ofSeconds(5))
                .build();
        var until = startedAt + within.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            while (!answers(http, request)) {
                if (process.waitFor(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new Mishap(whyItEnded());
                }
                if (System.nanoTime() > until) {
                    throw new Mishap(
                            name + " is not " + health + " after " + within.toSeconds() + " s; its log: " + log);
                }
            }
            startTime = Duration.ofNanos(System.nanoTime() - startedAt);
            return this;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Mishap("Stopped while waiting for " + name + ".", stopped);
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String whyItEnded() {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(WHY))
                    .reduce((earlier, later) -> later)
                    .map(line -> line.substring(line.indexOf(WHY)))
                    .orElse(name + " ended by itself while it was starting; its log: " + log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(purpose.stopsWithin.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    /** As kill -9 does; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    public Process process() {
        return process;
    }

    /** From start to the first answer that it is ready. */
    public Duration startTime() {
        return startTime;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
