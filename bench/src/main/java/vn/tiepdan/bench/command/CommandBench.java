package vn.tiepdan.bench.command;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import vn.tiepdan.bench.fleet.Enrolled;
import vn.tiepdan.bench.fleet.Fleet;
import vn.tiepdan.bench.fleet.Load;
import vn.tiepdan.bench.measure.Results;
import vn.tiepdan.bench.measure.Server;
import vn.tiepdan.journey.bench.Figures;
import vn.tiepdan.journey.stack.Api;
import vn.tiepdan.journey.stack.Leftovers;
import vn.tiepdan.journey.stack.Mishap;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.Stack;

/** Commands to a fleet that speaks meanwhile: over REST, database, broker, device and back, until the API shows the end. */
public final class CommandBench {
    private static final Duration CONNECT_WITHIN = Duration.ofMinutes(2);
    private static final Duration WARMS_UP = Duration.ofSeconds(10);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);
    private static final int WARM_COMMANDS = 100;

    private final Path root;
    private final Path out;
    private final CommandOptions options;

    public CommandBench(Path root, CommandOptions options) {
        this.root = root;
        this.options = options;
        out = root.resolve("target/bench");
    }

    /** @return the exit code */
    public int run() throws InterruptedException {
        var data = out.resolve("command-data");
        Leftovers.empty(data);
        var ports = Ports.free();
        var broker = new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.broker());
        try (var stack = new Stack(root, data, ports, Map.of("tiepdan.janus.mode", "off"), System.out::println)
                .controlPlaneJvm(Server.jvm(options.heap()))) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stops"));
            stack.startControlPlane();
            var enrolled =
                    Enrolled.in(stack.controlPlaneData(), options.devices(), new SplittableRandom(options.seed()));
            try (var fleet = Fleet.of(enrolled, Fleet.Promise.COMMITTED, id -> broker, options.seed())) {
                measure(stack, fleet);
            }
        }
        return 0;
    }

    private void measure(Stack stack, Fleet fleet) throws InterruptedException {
        fleet.connect(CONNECT_WITHIN, stack.controlPlane().log());
        var api = stack.api("IT_OPERATOR");
        var random = new SplittableRandom(options.seed());
        round(api, fleet, random, WARM_COMMANDS);
        var quiet = round(api, fleet, random, options.commands());
        var load = fleet.load(new Load.Shape(options.background(), 0), options.seed());
        Thread.sleep(WARMS_UP.toMillis());
        var before = fleet.count().statusesSent();
        var begun = System.nanoTime();
        var loaded = round(api, fleet, random, options.commands());
        double background = (fleet.count().statusesSent() - before) * 1e9 / (System.nanoTime() - begun);
        load.stop();
        tell(quiet, loaded, background);
    }

    private Figures round(Api api, Fleet fleet, SplittableRandom random, int commands) {
        var millis = new ArrayList<Long>();
        for (int i = 0; i < commands; i++) {
            var device = fleet.devices().get(random.nextInt(fleet.devices().size()));
            millis.add(oneCommand(api, "/devices/" + device.id() + "/commands", random.nextInt(101)));
        }
        return new Figures(millis);
    }

    /** @return milliseconds from the request to the first answer that shows the device's own end */
    private static long oneCommand(Api api, String address, int percent) {
        var wish = Map.of("command", Map.of("kind", "set-volume", "percent", percent), "reason", "bench");
        long begun = System.nanoTime();
        var id = api.post(
                        address,
                        wish,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .path("id")
                .asText();
        while (true) {
            var newest = api.get(address + "?limit=1").path(0);
            if (newest.path("id").asText().equals(id)
                    && newest.path("state").asText().equals("SUCCEEDED")) {
                return Math.round((System.nanoTime() - begun) / 1e6);
            }
            if (System.nanoTime() - begun > ENDS_WITHIN.toNanos()) {
                throw new Mishap("A command has not ended: " + newest);
            }
        }
    }

    private void tell(Figures quiet, Figures loaded, double background) {
        System.out.printf("%n%-34s %8s %8s %8s%n", options.commands() + " commands, ms", "p50", "p99", "max");
        line("fleet with heartbeats only", quiet);
        line("%,.0f statuses/s meanwhile".formatted(background), loaded);
        var results = new LinkedHashMap<String, Object>();
        results.put("devices", options.devices());
        results.put("seed", options.seed());
        results.put("quietMillis", quiet.asMap());
        results.put("loadedMillis", loaded.asMap());
        results.put("statusesPerSecond", background);
        Results.write(out.resolve("command.json"), results);
    }

    private static void line(String what, Figures figures) {
        System.out.printf("%-34s %8d %8d %8d%n", what, figures.percentile(50), figures.percentile(99), figures.most());
    }
}
