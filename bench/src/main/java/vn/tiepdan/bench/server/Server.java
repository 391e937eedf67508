package vn.tiepdan.bench.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.bench.measure.Usage;
import vn.tiepdan.journey.stack.Leftovers;
import vn.tiepdan.journey.stack.Mishap;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.Stack;

/** The control plane with its database and its broker, in a folder of its own. */
public final class Server implements AutoCloseable {
    private static final int TRIES = 400;
    private static final long LOOKS_EVERY_MILLIS = 25;

    private final Stack stack;
    private final InetSocketAddress devices;
    private final @Nullable Mosquitto mosquitto;

    private Server(Stack stack, int devices, @Nullable Mosquitto mosquitto) {
        this.stack = stack;
        this.devices = new InetSocketAddress(InetAddress.getLoopbackAddress(), devices);
        this.mosquitto = mosquitto;
    }

    /**
     * How it runs.
     *
     * @param heap     of the control plane, as {@code -Xmx} takes it
     * @param settings beside those that every benchmark needs
     */
    public record Setup(Broker broker, String heap, Map<String, String> settings) {
        public Setup {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * @param root the repository
     * @param data is emptied
     */
    public static Server start(Path root, Path data, Setup setup) throws InterruptedException {
        Leftovers.empty(data);
        var ports = Ports.free();
        var server = switch (setup.broker()) {
            case EMBEDDED -> new Server(stack(root, data, ports, setup), ports.broker(), null);
            case MOSQUITTO -> {
                makeAuthority(root, data, ports, setup);
                var own = BrokerOfYourOwn.start(root, data.resolve("mosquitto"), data.resolve("control-plane/ca"));
                var settings = new HashMap<>(setup.settings());
                settings.putAll(own.settings());
                yield new Server(
                        stack(root, data, ports, new Setup(setup.broker(), setup.heap(), settings)),
                        own.devices(),
                        own.mosquitto());
            }
        };
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stops"));
        server.stack.startControlPlane();
        return server;
    }

    /** A broker that shall know our certificates needs them before it starts. */
    private static void makeAuthority(Path root, Path data, Ports ports, Setup setup) throws InterruptedException {
        try (var first = stack(root, data, ports, setup)) {
            first.startControlPlane();
            awaitList(data.resolve("control-plane/ca/crl.pem"));
        }
    }

    /** It comes with the first look at the database, which may be a moment later. */
    private static void awaitList(Path list) throws InterruptedException {
        for (int i = 0; i < TRIES && !Files.exists(list); i++) {
            Thread.sleep(LOOKS_EVERY_MILLIS);
        }
        if (!Files.exists(list)) {
            throw new Mishap("the control plane has published no list of revoked certificates: " + list);
        }
    }

    /** As {@code docs/operations.md} says for a large fleet; calls are none of its business here. */
    private static Stack stack(Path root, Path data, Ports ports, Setup setup) {
        var settings = new HashMap<>(Map.of("tiepdan.janus.mode", "off", "tiepdan.fleet.reconnect-window", "100s"));
        settings.putAll(setup.settings());
        return new Stack(root, data, ports, settings, System.out::println)
                .controlPlaneJvm(
                        List.of("-Xmx" + setup.heap(), "-XX:TieredStopAtLevel=4", "-XX:CompileThresholdScaling=1"));
    }

    public Stack stack() {
        return stack;
    }

    /** Where devices reach the broker. */
    public InetSocketAddress forDevices() {
        return devices;
    }

    /** The broker, when it is a process of its own. */
    public Optional<Mosquitto> mosquitto() {
        return Optional.ofNullable(mosquitto);
    }

    /** All that is measured, each with its children. */
    public ProcessHandle[] processes() {
        return Stream.concat(stack.controlPlaneWithDatabase().stream(), mosquitto().map(Mosquitto::process).stream())
                .toArray(ProcessHandle[]::new);
    }

    public long megabytes() {
        return Stream.of(processes()).mapToLong(Usage::residentMegabytes).sum();
    }

    @Override
    public void close() {
        stack.close();
        mosquitto().ifPresent(Mosquitto::close);
    }
}
