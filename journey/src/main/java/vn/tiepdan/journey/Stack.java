package vn.tiepdan.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One control plane, one kiosk agent and one room agent, each a process of its own, in a folder of their own. */
final class Stack implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);
    private static final int LOOK_MILLIS = 50;

    private final Path repository;
    private final Path folder;
    private final Ports ports;
    private final Map<String, Child> children = new LinkedHashMap<>();
    private final Map<String, Duration> startTimes = new LinkedHashMap<>();
    private final List<String> controlPlaneSettings = new ArrayList<>();
    private final Api api;

    Stack(Path repository, Path folder, Ports ports) {
        this.repository = repository;
        this.folder = folder.toAbsolutePath();
        this.ports = ports;
        api = new Api(console());
    }

    /** Further system properties of the control plane, for tests of faults. */
    Stack with(String key, String value) {
        controlPlaneSettings.add("-D" + key + "=" + value);
        return this;
    }

    /** Starts everything and returns when each part is ready. */
    void start() {
        ports.demandFree();
        startControlPlane();
        api.signIn("admin", password("ADMINISTRATOR"));
        startAgent("kiosk", "hp-01-office", ports.kiosk(), "Ki-ốt 1");
        startAgent("room", "hp-hq", ports.room(), "Phòng tiếp dân 1");
        ready("kiosk-agent", kiosk());
        ready("room-agent", room());
    }

    void startControlPlane() {
        var settings = new ArrayList<>(List.of(
                "-Dquarkus.http.port=" + ports.control(),
                "-Dquarkus.http.ssl-port=" + ports.https(),
                "-Dtiepdan.broker.port=" + ports.broker(),
                "-Dtiepdan.data-dir=" + folder.resolve("control-plane")));
        settings.addAll(controlPlaneSettings);
        run("control-plane", settings);
        ready("control-plane", console());
        await("the accounts", () -> Files.exists(accountsFile()));
    }

    private void startAgent(String role, String site, int port, String label) {
        var settings = new ArrayList<>(List.of(
                "-Dquarkus.http.port=" + port,
                "-Dtiepdan.agent.data-dir=" + folder.resolve(role + "-agent"),
                "-Dtiepdan.agent.enrolment.url=https://localhost:" + ports.https(),
                "-Dtiepdan.agent.enrolment.ca=" + folder.resolve("control-plane/ca/ca.pem"),
                "-Dtiepdan.agent.broker.port=" + ports.broker()));
        if (!Files.exists(folder.resolve(role + "-agent/identity/certificate.pem"))) {
            var claim = api.post("/api/v1/claims", Map.of("site", site, "role", role, "label", label));
            settings.add("-Dtiepdan.agent.enrolment.code=" + claim.path("code").asText());
        }
        run(role + "-agent", settings);
    }

    void restartAgent(String role) {
        startAgent(role, "", role.equals("kiosk") ? ports.kiosk() : ports.room(), "");
        ready(role + "-agent", role.equals("kiosk") ? kiosk() : room());
    }

    private void run(String module, List<String> settings) {
        var home = repository.resolve(module);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Files.exists(home.resolve("jvm.options"))) {
            command.add("@" + home.resolve("jvm.options"));
        }
        command.addAll(settings);
        command.addAll(List.of(
                "-jar", home.resolve("target/quarkus-app/quarkus-run.jar").toString()));
        children.put(module, Child.start(module, folder, folder.resolve("log/" + module + ".log"), command));
    }

    private void ready(String module, URI at) {
        var child = child(module);
        var began = Instant.now();
        await(module, () -> {
            if (!child.alive()) {
                throw new Trouble(module + " did not start.\n" + child.lastWords());
            }
            return Api.answers(at.resolve("/q/health/ready"));
        });
        startTimes.put(module, Duration.between(began, Instant.now()));
    }

    /** Waits, and fails with a sentence when it takes too long. */
    static void await(String what, BooleanSupplier there) {
        await(what, STARTS_WITHIN, there);
    }

    static void await(String what, Duration limit, BooleanSupplier there) {
        var deadline = Instant.now().plus(limit);
        while (!there.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new Trouble(what + " was not there within " + limit.toSeconds() + " s.");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new Trouble("Interrupted.", stopped);
            }
        }
    }

    Child child(String module) {
        var child = children.get(module);
        if (child == null) {
            throw new IllegalArgumentException("no process " + module);
        }
        return child;
    }

    /** The first one that ended by itself. */
    @Nullable
    Child fallen() {
        return children.values().stream()
                .filter(child -> !child.alive())
                .findFirst()
                .orElse(null);
    }

    Map<String, Duration> startTimes() {
        return startTimes;
    }

    Path folder() {
        return folder;
    }

    Api api() {
        return api;
    }

    URI console() {
        return URI.create("http://localhost:" + ports.control() + "/");
    }

    URI kiosk() {
        return URI.create("http://localhost:" + ports.kiosk() + "/");
    }

    URI room() {
        return URI.create("http://localhost:" + ports.room() + "/");
    }

    /** {@code [{role,name,password}]} */
    JsonNode users() {
        try {
            return Api.JSON.readTree(accountsFile().toFile());
        } catch (IOException unreadable) {
            throw new Trouble("Cannot read " + accountsFile() + ".", unreadable);
        }
    }

    String password(String role) {
        for (var user : users()) {
            if (user.path("role").asText().equals(role)) {
                return user.path("password").asText();
            }
        }
        throw new IllegalStateException("no account of role " + role);
    }

    private Path accountsFile() {
        return folder.resolve("control-plane/initial-accounts.json");
    }

    /** Stops what was started, last first. */
    @Override
    public void close() {
        new ArrayList<>(children.values()).reversed().forEach(Child::stop);
    }
}
