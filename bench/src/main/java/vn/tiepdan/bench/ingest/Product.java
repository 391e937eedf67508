package vn.tiepdan.bench.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.tiepdan.bench.fleet.Database;
import vn.tiepdan.bench.fleet.Fleet;
import vn.tiepdan.bench.fleet.Load;
import vn.tiepdan.bench.measure.Consumed;
import vn.tiepdan.bench.measure.Metrics;
import vn.tiepdan.bench.server.Server;
import vn.tiepdan.journey.bench.Figures;
import vn.tiepdan.journey.stack.Stack;

/** The control plane under the fleet's load. */
final class Product {
    private static final String OVERTAKEN = "tiepdan_device_messages_overtaken_total";
    private static final int WARM = 3_000;
    private static final double BORNE = 0.97;
    private static final long NANOS = 1_000_000_000;
    private static final Duration SETTLES_WITHIN = Duration.ofSeconds(60);
    private static final long LOOKS_EVERY_MILLIS = 100;
    private static final Duration DRAINS_WITHIN = Duration.ofMinutes(5);

    private final Server server;
    private final Stack stack;
    private final Database database;
    private final Fleet fleet;
    private final Metrics metrics;
    private final IngestOptions options;

    Product(Server server, Database database, Fleet fleet, IngestOptions options) {
        this.server = server;
        this.stack = server.stack();
        this.database = database;
        this.fleet = fleet;
        this.metrics = new Metrics(stack.console());
        this.options = options;
    }

    /**
     * @param rate      messages per second that devices had to say
     * @param durable   rows committed per second: events, and statuses that were not overtaken
     * @param overtaken statuses per second that a newer one of the same device overtook, on the device or in the control plane
     * @param visible   from an event to the API's answer that has it
     */
    record Step(
            int rate,
            double durable,
            double overtaken,
            Figures visible,
            Consumed processors,
            long productMegabytes,
            boolean borne) {}

    /**
     * @param lost    events that happened and are not in the database
     * @param doubled rows beyond one for each event
     * @param drained from the end of the burst until every event was committed; -1 when that took too long
     */
    record Burst(
            int rate,
            Duration lasted,
            long events,
            long lost,
            long doubled,
            long statuses,
            long overtaken,
            long eventsSent,
            Duration drained,
            Figures visible,
            long productMegabytes) {}

    /** Nothing of this is counted. */
    void warmUp() throws InterruptedException {
        try (var watchers = new Visibility(fleet, stack.api("IT_OPERATOR"), options.seed())) {
            var load = fleet.load(new Load.Shape(WARM, options.eventShare()), options.seed());
            Thread.sleep(options.warmUp().toMillis());
            load.stop();
            settle(SETTLES_WITHIN);
            watchers.taken();
        }
    }

    /** Rising rates until one is not borne. */
    List<Step> sustained() throws InterruptedException {
        var steps = new ArrayList<Step>();
        for (int rate : options.rates()) {
            var step = step(rate);
            steps.add(step);
            Report.line(step);
            if (!step.borne()) {
                break;
            }
        }
        return steps;
    }

    private record Moment(long atNanos, Stored stored, long overtaken, long due, long sent) {}

    private Moment moment() {
        var count = fleet.count();
        return new Moment(
                System.nanoTime(),
                Stored.quickly(database),
                metrics.sum(OVERTAKEN),
                count.statusesDue(),
                count.statusesSent());
    }

    private Step step(int rate) throws InterruptedException {
        try (var watchers = new Visibility(fleet, stack.api("IT_OPERATOR"), options.seed() + rate)) {
            var load = fleet.load(new Load.Shape(rate, options.eventShare()), options.seed());
            Thread.sleep(options.step().toMillis() / 4);
            watchers.taken();
            var before = moment();
            var consumed = Consumed.Reading.of(server.processes());
            Thread.sleep(options.step().toMillis());
            var after = moment();
            var processors = Consumed.Reading.of(server.processes()).since(consumed);
            var memory = server.megabytes();
            var visible = watchers.taken();
            load.stop();
            settle(SETTLES_WITHIN);
            double seconds = (double) (after.atNanos() - before.atNanos()) / NANOS;
            long onDevice = after.due() - after.sent() - before.due() + before.sent();
            long inside = after.overtaken() - before.overtaken();
            long events = after.stored().events() - before.stored().events();
            long statuses = after.stored().statuses() - before.stored().statuses();
            double all = events + statuses + onDevice;
            return new Step(
                    rate,
                    (events + statuses - inside) / seconds,
                    (onDevice + inside) / seconds,
                    visible,
                    processors,
                    memory,
                    all / seconds >= rate * BORNE);
        }
    }

    /** @return how long it took until nothing waited; -1 s when it did not end in time */
    private Duration settle(Duration within) throws InterruptedException {
        var begun = System.nanoTime();
        while (fleet.count().backlog() > 0) {
            if (System.nanoTime() - begun > within.toNanos()) {
                return Duration.ofSeconds(-1);
            }
            Thread.sleep(LOOKS_EVERY_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    Burst burst() throws InterruptedException {
        var stored = Stored.exactly(database);
        var before = fleet.count();
        var overtaken = metrics.sum(OVERTAKEN);
        try (var watchers = new Visibility(fleet, stack.api("IT_OPERATOR"), options.seed())) {
            var load = fleet.load(new Load.Shape(options.burstRate(), options.eventShare()), options.seed() + 1);
            Thread.sleep(options.burst().toMillis());
            load.stop();
            var memory = server.megabytes();
            watchers.close();
            var drained = settle(DRAINS_WITHIN);
            var count = fleet.count().since(before);
            var after = Stored.exactly(database);
            long rows = after.events() - stored.events();
            long distinct = after.distinct() - stored.distinct();
            return new Burst(
                    options.burstRate(),
                    options.burst(),
                    count.eventsHappened(),
                    count.eventsHappened() - distinct,
                    rows - distinct,
                    count.statusesDue(),
                    count.statusesDue() - count.statusesSent() + metrics.sum(OVERTAKEN) - overtaken,
                    count.eventsSent(),
                    drained,
                    watchers.taken(),
                    memory);
        }
    }
}
