package vn.tiepdan.bench.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import vn.tiepdan.bench.fleet.Database;
import vn.tiepdan.bench.fleet.Enrolled;
import vn.tiepdan.bench.fleet.Fleet;
import vn.tiepdan.bench.fleet.Greeted;
import vn.tiepdan.bench.measure.Goals;
import vn.tiepdan.bench.measure.Results;
import vn.tiepdan.bench.measure.Usage;
import vn.tiepdan.bench.server.Server;

/** Status and event messages of a simulated fleet, through the broker into PostgreSQL until they show over the API. */
public final class IngestBench {
    private static final Duration CONNECT_WITHIN = Duration.ofMinutes(5);
    private static final int DURABLE_PER_SECOND = 5_000;
    private static final long VISIBLE_MILLIS = 1_000;
    private static final double OF_THE_FLOOR = 0.6;
    private static final Duration REST = Duration.ofSeconds(10);

    private final Path root;
    private final Path out;
    private final IngestOptions options;
    private final Map<String, Object> results = new LinkedHashMap<>();
    private final Goals goals = new Goals();

    public IngestBench(Path root, IngestOptions options) {
        this.root = root;
        this.options = options;
        out = root.resolve("target/bench");
    }

    /** @return the exit code */
    public int run() throws InterruptedException {
        var setup = new Server.Setup(options.broker(), options.heap(), Map.of());
        try (var server = Server.start(root, out.resolve("ingest-data"), setup)) {
            var stack = server.stack();
            var enrolled =
                    Enrolled.in(stack.controlPlaneData(), options.devices(), new SplittableRandom(options.seed()));
            var database = Database.in(stack.controlPlaneData());
            var most = product(server, enrolled, database);
            floor(server, enrolled, database, most);
        }
        Results.write(out.resolve("ingest.json"), results);
        return goals.tell();
    }

    /** @return the highest number of durable messages per second */
    private double product(Server server, Enrolled enrolled, Database database) throws InterruptedException {
        try (var fleet = Fleet.of(enrolled, Fleet.Promise.COMMITTED, _ -> server.forDevices(), options.seed())) {
            connect(fleet, server, database);
            var product = new Product(server, database, fleet, options);
            product.warmUp();
            Report.head();
            var steps = product.sustained();
            results.put("sustained", steps.stream().map(Report::map).toList());
            demand(steps);
            if (options.burst().isPositive()) {
                var burst = product.burst();
                Report.burst(burst);
                results.put("burst", Report.map(burst));
                goals.demand(
                        burst.lost() == 0 && burst.doubled() == 0, "not one event of the burst is lost or doubled");
            }
            System.out.printf("  connections lost: %d%n", fleet.count().lost());
            results.put("connectionsLost", fleet.count().lost());
            return steps.stream().mapToDouble(Product.Step::durable).max().orElse(0);
        }
    }

    private void demand(List<Product.Step> steps) {
        var borne = steps.stream().filter(Product.Step::borne).toList();
        goals.demand(
                borne.stream().anyMatch(step -> step.rate() >= DURABLE_PER_SECOND),
                "5,000 durable messages in a second are borne");
        goals.demand(
                borne.stream()
                        .filter(step -> step.rate() <= DURABLE_PER_SECOND)
                        .allMatch(step -> step.visible().percentile(99) <= VISIBLE_MILLIS),
                "up to 5,000/s, p99 until the API shows an event is 1 s at most");
    }

    private void connect(Fleet fleet, Server server, Database database) throws InterruptedException {
        var begun = System.nanoTime();
        fleet.connect(CONNECT_WITHIN, server.stack().controlPlane().log());
        double seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1_000.0;
        double greeted = seconds
                + Greeted.all(database, options.devices(), CONNECT_WITHIN).toMillis() / 1_000.0;
        Thread.sleep(REST.toMillis());
        var generator = Usage.ownMegabytes();
        var product = server.megabytes();
        System.out.printf(
                "%,d devices connected in %.1f s, all told and heard in %.1f s; generator %d MB, control plane with database"
                        + " and broker %d MB%n",
                options.devices(), seconds, greeted, generator, product);
        results.put("devices", options.devices());
        results.put("seed", options.seed());
        results.put("heap", options.heap());
        results.put("broker", options.broker().word());
        results.put("connectSeconds", seconds);
        results.put("greetedSeconds", greeted);
        results.put("generatorMegabytes", generator);
        goals.demandSmallGenerator();
        results.put("productMegabytes", product);
    }

    private void floor(Server server, Enrolled enrolled, Database database, double product)
            throws InterruptedException {
        var stack = server.stack();
        Report.floorHead();
        var steps = new Floor(options, enrolled, database)
                .run(
                        stack.data().resolve("floor"),
                        stack.controlPlaneData().resolve("ca"),
                        server.processes(),
                        (int) product / 2);
        var most = steps.stream().mapToDouble(Floor.Step::durable).max().orElse(0);
        System.out.printf(
                "%n%-44s %10.0f%n%-44s %10.0f%n%-44s %10.2f%n",
                "product, most durable messages/s", product, "floor", most, "product / floor", product / most);
        goals.demand(product >= most * OF_THE_FLOOR, "the product does 0.6 of what the floor does");
        results.put("mostDurablePerSecond", product);
        results.put("floorMostDurablePerSecond", most);
        results.put("floor", steps.stream().map(Report::map).toList());
    }
}
