package vn.tiepdan.journey.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A control plane, a kiosk and a reception room. What it starts, it stops. */
public final class Stack implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);
    private static final String KIOSK_SITE = "hp-01-office";
    private static final String ROOM_SITE = "hp-hq";

    private final Path root;
    private final Path data;
    private final Ports ports;
    private final Map<String, String> settings;
    private final Consumer<String> progress;
    private final Child.Purpose purpose;
    private List<String> controlPlaneJvm = List.of();
    private @Nullable Child controlPlane;
    private @Nullable Child kiosk;
    private @Nullable Child room;

    /**
     * @param root the repository
     * @param data the folder of this stack, kept between starts
     * @param settings further settings of the control plane
     */
    public Stack(Path root, Path data, Ports ports, Map<String, String> settings, Consumer<String> progress) {
        this(root, data, ports, settings, progress, Child.Purpose.SERVICE);
    }

    private Stack(
            Path root,
            Path data,
            Ports ports,
            Map<String, String> settings,
            Consumer<String> progress,
            Child.Purpose purpose) {
        this.root = root.toAbsolutePath().normalize();
        this.data = data.toAbsolutePath().normalize();
        this.ports = ports;
        this.settings = Map.copyOf(settings);
        this.progress = progress;
        this.purpose = purpose;
    }

    /** One whose processes leave a {@link ClassCache} behind when they stop. */
    static Stack training(Path root, Path data) {
        return new Stack(root, data, Ports.free(), Map.of(), line -> {}, Child.Purpose.TRAINING);
    }

    /** @param options of the control plane's JVM beside its own, for example another {@code -Xmx} */
    public Stack controlPlaneJvm(List<String> options) {
        controlPlaneJvm = List.copyOf(options);
        return this;
    }

    public Stack start() {
        ports.demandFree();
        startControlPlane();
        startKiosk();
        startRoom();
        return this;
    }

    public Child startControlPlane() {
        progress.accept("Starting the control plane with its database, broker and media server …");
        var all = new HashMap<>(Map.of(
                "quarkus.http.port", Integer.toString(ports.http()),
                "quarkus.http.ssl-port", Integer.toString(ports.https()),
                "tiepdan.broker.port", Integer.toString(ports.broker()),
                "tiepdan.janus.media-ports", ports.mediaPorts(),
                "tiepdan.identity.development", "true",
                "tiepdan.data-dir", controlPlaneData().toString()));
        all.putAll(settings);
        var child = Child.start(root, "control-plane", controlPlaneJvm, all, data, purpose);
        controlPlane = child;
        return child.ready(ports.http(), STARTS_WITHIN);
    }

    public Child startKiosk() {
        var child = startAgent("kiosk", "Ki-ốt 1", KIOSK_SITE, ports.kiosk());
        kiosk = child;
        return child.ready(ports.kiosk(), STARTS_WITHIN);
    }

    public Child startRoom() {
        var child = startAgent("room", "Phòng tiếp 1", ROOM_SITE, ports.room());
        room = child;
        return child.ready(ports.room(), STARTS_WITHIN);
    }

    private Child startAgent(String role, String label, String site, int port) {
        progress.accept("Starting the " + role + " agent …");
        var folder = data.resolve(role + "-agent");
        var all = central().settings(folder, port);
        if (!Files.exists(folder.resolve("identity/certificate.pem"))) {
            var claim = api("ADMINISTRATOR").post("/claims", Map.of("site", site, "role", role, "label", label));
            all.put("tiepdan.agent.enrolment.code", claim.get("code").asText());
        }
        return Child.start(root, role + "-agent", List.of(), all, data, purpose);
    }

    /** Ends when this agent has ended for good: one that wants to be started again is, see {@link StartsAgain}. */
    public CompletableFuture<Child> kioskEnded() {
        return ended(kiosk(), new StartsAgain(), () -> {
            var child = startAgent("kiosk", "Ki-ốt 1", KIOSK_SITE, ports.kiosk());
            kiosk = child;
            return child.live(ports.kiosk(), STARTS_WITHIN);
        });
    }

    /** The same for the room. */
    public CompletableFuture<Child> roomEnded() {
        return ended(room(), new StartsAgain(), () -> {
            var child = startAgent("room", "Phòng tiếp 1", ROOM_SITE, ports.room());
            room = child;
            return child.live(ports.room(), STARTS_WITHIN);
        });
    }

    private static CompletableFuture<Child> ended(Child agent, StartsAgain again, Supplier<Child> start) {
        return agent.process()
                .onExit()
                .thenComposeAsync(process -> again.after(process.exitValue())
                        ? ended(start.get(), again, start)
                        : CompletableFuture.completedFuture(agent));
    }

    public List<Account> accounts() {
        return Account.read(controlPlaneData().resolve("initial-accounts.json"));
    }

    public Account account(String role) {
        return accounts().stream()
                .filter(it -> it.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new Mishap("The initial accounts name no " + role + "."));
    }

    public Api api(String role) {
        return Api.signIn(console(), account(role));
    }

    public Central central() {
        return new Central(
                "https://localhost:" + ports.https(),
                ports.broker(),
                controlPlaneData().resolve("ca/ca.pem").toString());
    }

    public String console() {
        return "http://localhost:" + ports.http();
    }

    public String kioskPage() {
        return "http://localhost:" + ports.kiosk() + "/";
    }

    public String roomPage() {
        return "http://localhost:" + ports.room() + "/";
    }

    public Path data() {
        return data;
    }

    public Path controlPlaneData() {
        return data.resolve("control-plane");
    }

    public Child controlPlane() {
        return running(controlPlane);
    }

    /** The control plane, and its database, which is no child of it because it outlives a control plane that is killed. */
    public List<ProcessHandle> controlPlaneWithDatabase() {
        var all = new ArrayList<>(List.of(controlPlane().process().toHandle()));
        try (var lines = Files.lines(controlPlaneData().resolve("postgres/data/postmaster.pid"))) {
            lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .ifPresent(all::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return all;
    }

    public Child kiosk() {
        return running(kiosk);
    }

    public Child room() {
        return running(room);
    }

    private static Child running(@Nullable Child child) {
        if (child == null) {
            throw new IllegalStateException("not started");
        }
        return child;
    }

    @Override
    public void close() {
        for (var child : new @Nullable Child[] {room, kiosk, controlPlane}) {
            if (child != null) {
                child.stop();
            }
        }
    }
}
