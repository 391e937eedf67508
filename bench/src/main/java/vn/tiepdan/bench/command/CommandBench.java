package vn.tiepdan.bench.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import vn.tiepdan.bench.fleet.Enrolled;
import vn.tiepdan.bench.fleet.Fleet;
import vn.tiepdan.bench.fleet.Load;
import vn.tiepdan.bench.measure.Goals;
import vn.tiepdan.bench.measure.Results;
import vn.tiepdan.bench.server.Broker;
import vn.tiepdan.bench.server.Server;
import vn.tiepdan.journey.stack.Stack;

/**
 * Commands to a fleet that speaks meanwhile: over REST, database, broker, device and back, until the live feed says that one has ended
 * and the API shows it.
 */
public final class CommandBench {
    private static final Duration CONNECT_WITHIN = Duration.ofMinutes(2);
    private static final Duration WARMS_UP = Duration.ofSeconds(10);
    private static final int WARM_COMMANDS = 1_000;
    private static final long MEDIAN_MILLIS = 20;
    private static final long SLOWEST_MILLIS = 100;
    private static final double BORNE = 0.97;

    private final Path root;
    private final Path out;
    private final CommandOptions options;
    private final Goals goals = new Goals();

    public CommandBench(Path root, CommandOptions options) {
        this.root = root;
        this.options = options;
        out = root.resolve("target/bench");
    }

    /** @return the exit code */
    public int run() throws InterruptedException {
        var setup = new Server.Setup(Broker.EMBEDDED, options.heap(), Map.of());
        try (var server = Server.start(root, out.resolve("command-data"), setup)) {
            var stack = server.stack();
            var enrolled =
                    Enrolled.in(stack.controlPlaneData(), options.devices(), new SplittableRandom(options.seed()));
            try (var fleet = Fleet.of(enrolled, Fleet.Promise.COMMITTED, _ -> server.forDevices(), options.seed())) {
                measure(stack, fleet);
            }
        }
        return goals.tell();
    }

    private void measure(Stack stack, Fleet fleet) throws InterruptedException {
        fleet.connect(CONNECT_WITHIN, stack.controlPlane().log());
        var api = stack.api("IT_OPERATOR");
        try (var heard = new Heard(api)) {
            var round = new Round(api, heard, fleet, new SplittableRandom(options.seed()));
            round.of(WARM_COMMANDS);
            var quiet = round.of(options.commands());
            var load = fleet.load(new Load.Shape(options.background(), 0), options.seed());
            Thread.sleep(WARMS_UP.toMillis());
            var before = fleet.count().statusesSent();
            var begun = System.nanoTime();
            var loaded = round.of(options.commands());
            double background = (fleet.count().statusesSent() - before) * 1e9 / (System.nanoTime() - begun);
            load.stop();
            tell(quiet, loaded, background);
        }
    }

    private void tell(List<Trip> quiet, List<Trip> loaded, double background) {
        System.out.printf("%n%-34s %8s %8s %8s%n", options.commands() + " commands, ms", "p50", "p99", "max");
        lines("fleet with heartbeats only", quiet);
        lines("%,.0f statuses/s meanwhile".formatted(background), loaded);
        var results = new LinkedHashMap<String, Object>();
        results.put("devices", options.devices());
        results.put("seed", options.seed());
        results.put("quietMillis", asMaps(quiet));
        results.put("loadedMillis", asMaps(loaded));
        results.put("statusesPerSecond", background);
        Results.write(out.resolve("command.json"), results);
        var shown = Trip.shown(loaded);
        goals.demand(
                shown.percentile(50) <= MEDIAN_MILLIS, "under load, p50 until the API shows the end is 20 ms at most");
        goals.demand(
                shown.percentile(99) <= SLOWEST_MILLIS,
                "under load, p99 until the API shows the end is 100 ms at most");
        goals.demand(background >= options.background() * BORNE, "the load is what was asked for");
    }

    private static Map<String, Object> asMaps(List<Trip> trips) {
        var maps = new LinkedHashMap<String, Object>();
        Trip.figures(trips).forEach((stage, figures) -> maps.put(stage, figures.asMap()));
        return maps;
    }

    private static void lines(String what, List<Trip> trips) {
        System.out.println(what);
        Trip.figures(trips)
                .forEach((stage, figures) -> System.out.printf(
                        "  %-32s %8d %8d %8d%n",
                        stage, figures.percentile(50), figures.percentile(99), figures.most()));
    }
}
