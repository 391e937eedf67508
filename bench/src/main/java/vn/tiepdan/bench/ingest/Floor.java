package vn.tiepdan.bench.ingest;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.tiepdan.bench.fleet.Database;
import vn.tiepdan.bench.fleet.Enrolled;
import vn.tiepdan.bench.fleet.Fleet;
import vn.tiepdan.bench.fleet.Load;
import vn.tiepdan.bench.measure.Consumed;
import vn.tiepdan.bench.server.Mosquitto;
import vn.tiepdan.journey.stack.Ports;

/**
 * The same devices with the same messages over mutual TLS, but with mosquitto, one subscriber that copies them as they are into one
 * table of the same PostgreSQL, and no word of the commit back to the device. Less cannot be done with these parts.
 */
final class Floor {
    /** Mutual TLS for devices with the control plane's authority, and a plain door for the one subscriber. */
    private static final String CONFIGURATION = """
            persistence false
            log_dest none
            max_queued_messages 0
            max_inflight_messages 0
            per_listener_settings false
            allow_anonymous true
            listener @devices@ 127.0.0.1
            cafile @authority@/ca.pem
            certfile @authority@/server.pem
            keyfile @authority@/server.key
            require_certificate true
            listener @subscriber@ 127.0.0.1
            """;

    private static final double BORNE = 0.97;
    private static final long NANOS = 1_000_000_000;
    private static final int FASTER_BY = 5_000;
    private static final int FASTEST = 60_000;
    private static final Duration CONNECT_WITHIN = Duration.ofMinutes(3);
    private static final int CONNECTS_PER_SECOND = 500;

    private final IngestOptions options;
    private final Enrolled enrolled;
    private final Database database;

    Floor(IngestOptions options, Enrolled enrolled, Database database) {
        this.options = options;
        this.enrolled = enrolled;
        this.database = database;
    }

    /** @param durable rows committed per second */
    record Step(int rate, double durable, Consumed processors, boolean borne) {}

    /** Rising rates until one is not borne; begins where the product was known to be well. */
    List<Step> run(Path folder, Path authority, ProcessHandle[] product, int from) throws InterruptedException {
        int devices = Ports.oneFree();
        int subscriber = Ports.oneFree();
        var configuration = CONFIGURATION
                .replace("@devices@", Integer.toString(devices))
                .replace("@subscriber@", Integer.toString(subscriber))
                .replace("@authority@", authority.toString());
        try (var broker = Mosquitto.start(folder, configuration, subscriber);
                var copying = new Copying(here(subscriber), database);
                var fleet = Fleet.of(enrolled, Fleet.Promise.NONE, _ -> here(devices), options.seed())) {
            fleet.begin(CONNECTS_PER_SECOND);
            if (!fleet.connectedWithin(options.devices(), CONNECT_WITHIN)) {
                throw new IllegalStateException("mosquitto has only " + fleet.count());
            }
            var all = Stream.concat(Stream.of(product), Stream.of(broker.process()))
                    .toArray(ProcessHandle[]::new);
            var steps = new ArrayList<Step>();
            for (int rate : rates(from)) {
                var step = step(fleet, copying, rate, all);
                steps.add(step);
                Report.line(step);
                if (!step.borne()) {
                    break;
                }
            }
            return steps;
        }
    }

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private List<Integer> rates(int from) {
        return Stream.concat(
                        options.rates().stream().filter(rate -> rate >= from),
                        IntStream.iterate(
                                        options.rates().getLast() + FASTER_BY,
                                        rate -> rate <= FASTEST,
                                        rate -> rate + FASTER_BY)
                                .boxed())
                .toList();
    }

    private Step step(Fleet fleet, Copying copying, int rate, ProcessHandle[] all) throws InterruptedException {
        var load = fleet.load(new Load.Shape(rate, options.eventShare()), options.seed());
        Thread.sleep(options.step().toMillis() / 4);
        var before = moment(fleet, copying);
        var consumed = Consumed.Reading.of(all);
        Thread.sleep(options.step().toMillis());
        var after = moment(fleet, copying);
        var processors = Consumed.Reading.of(all).since(consumed);
        load.stop();
        double seconds = (double) (after.atNanos - before.atNanos) / NANOS;
        double durable = (after.committed - before.committed) / seconds;
        double conflated = (after.conflated - before.conflated) / seconds;
        return new Step(rate, durable, processors, durable + conflated >= rate * BORNE);
    }

    private record Moment(long atNanos, long committed, long conflated) {}

    private static Moment moment(Fleet fleet, Copying copying) {
        var count = fleet.count();
        return new Moment(System.nanoTime(), copying.committed(), count.statusesDue() - count.statusesSent());
    }
}
