package vn.tiepdan.bench.presence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import vn.tiepdan.bench.fleet.Database;
import vn.tiepdan.bench.fleet.Enrolled;
import vn.tiepdan.bench.fleet.Fleet;
import vn.tiepdan.bench.fleet.Greeted;
import vn.tiepdan.bench.measure.Goals;
import vn.tiepdan.bench.measure.Results;
import vn.tiepdan.bench.measure.Usage;
import vn.tiepdan.bench.server.Server;
import vn.tiepdan.journey.stack.Stack;
import vn.tiepdan.wire.DeviceId;

/** Faults and restarts under a large fleet: when they show, and whether anybody is called offline who is not. */
public final class PresenceBench {
    private static final Duration CONNECT_WITHIN = Duration.ofMinutes(4);
    private static final Duration SETTLES = Duration.ofSeconds(45);
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final long LOOKS_EVERY_MILLIS = 200;
    private static final long DETECTED_MILLIS = 30_000;
    private static final long CLEARED_MILLIS = 2_000;

    private final Path root;
    private final Path out;
    private final PresenceOptions options;
    private final List<Map<String, Object>> restarts = new ArrayList<>();
    private final Map<String, Object> results = new LinkedHashMap<>();
    private final Goals goals = new Goals();

    public PresenceBench(Path root, PresenceOptions options) {
        this.root = root;
        this.options = options;
        out = root.resolve("target/bench");
    }

    /** @return the exit code */
    public int run() throws InterruptedException {
        var setup = new Server.Setup(
                options.broker(),
                options.heap(),
                Map.of("tiepdan.fleet.reconnect-window", options.reconnectWindow() + "s"));
        try (var server = Server.start(root, out.resolve("presence-data"), setup);
                var line = new Line(server.forDevices())) {
            var enrolled = Enrolled.in(
                    server.stack().controlPlaneData(), options.devices(), new SplittableRandom(options.seed()));
            var chosen = enrolled.chosen(options.victims(), new SplittableRandom(options.seed()));
            try (var fleet = Fleet.of(
                    enrolled,
                    Fleet.Promise.COMMITTED,
                    id -> chosen.contains(id) ? line.address() : server.forDevices(),
                    options.seed())) {
                measure(server, fleet, chosen, line);
            }
        }
        Results.write(out.resolve("presence.json"), results);
        return goals.tell();
    }

    private void measure(Server server, Fleet fleet, Set<DeviceId> chosen, Line line) throws InterruptedException {
        var stack = server.stack();
        fleet.connect(CONNECT_WITHIN, stack.controlPlane().log());
        var database = Database.in(stack.controlPlaneData());
        Greeted.all(database, options.devices(), CONNECT_WITHIN);
        var believed = new Believed(database);
        results.put("devices", options.devices());
        results.put("seed", options.seed());
        results.put("broker", options.broker().word());
        quiet(believed, server);
        var victims =
                fleet.devices().stream().filter(it -> chosen.contains(it.id())).collect(Collectors.toList());
        if (!victims.isEmpty()) {
            faults(new Trial(fleet, victims, line, stack.api("IT_OPERATOR")), believed, chosen);
        }
        if (server.mosquitto().isPresent()) {
            var broker = server.mosquitto().orElseThrow();
            restart(fleet, stack, "broker", broker::restart);
            restart(fleet, stack, "control plane", () -> again(stack));
        } else {
            restart(fleet, stack, "control plane with its broker", () -> again(stack));
        }
        results.put("restarts", restarts);
    }

    private void quiet(Believed believed, Server server) throws InterruptedException {
        long before = believed.lastChange();
        Thread.sleep(QUIET.toMillis());
        long wrong = believed.offlineSince(before);
        long doubted = believed.doubtedSince(before);
        System.out.printf(
                "%,d devices, heartbeats only, %d s: %d shown online, %d false offline, %d doubted; generator %d MB, control plane with database and broker %d MB%n",
                options.devices(),
                QUIET.toSeconds(),
                believed.online(),
                wrong,
                doubted,
                Usage.ownMegabytes(),
                server.megabytes());
        results.put("quietFalseOffline", wrong);
        nobodyWronglyOffline("heartbeats only", wrong);
        goals.demandSmallGenerator();
        results.put("quietDoubted", doubted);
        results.put("generatorMegabytes", Usage.ownMegabytes());
    }

    private void faults(Trial trial, Believed believed, Set<DeviceId> chosen) throws InterruptedException {
        System.out.printf(
                "%n%-16s %10s %10s %10s %10s %8s %8s%n",
                options.victims() + " victims, ms",
                "detect p50",
                "detect max",
                "clear p50",
                "clear max",
                "missed",
                "false");
        var outcomes = new ArrayList<Map<String, Object>>();
        for (var fault : Fault.values()) {
            long before = believed.lastChange();
            var outcome = trial.of(fault);
            long wrong = believed.offlineSince(before, chosen);
            System.out.printf(
                    "%-16s %10d %10d %10d %10d %8d %8d%n",
                    fault.words(),
                    outcome.detected().percentile(50),
                    outcome.detected().most(),
                    outcome.cleared().percentile(50),
                    outcome.cleared().most(),
                    outcome.missed(),
                    wrong);
            var map = outcome.asMap();
            map.put("falseOffline", wrong);
            outcomes.add(map);
            goals.demand(outcome.missed() == 0, fault.words() + ": every victim is seen to go and to come back");
            goals.demand(outcome.detected().most() <= DETECTED_MILLIS, fault.words() + ": detected within 30 s");
            goals.demand(outcome.cleared().most() <= CLEARED_MILLIS, fault.words() + ": shown online again within 2 s");
            nobodyWronglyOffline(fault.words(), wrong);
        }
        results.put("faults", outcomes);
        long before = believed.lastChange();
        trial.flapping();
        unharmed("flapping", "flappingFalseOffline", believed.offlineSince(before));
        before = believed.lastChange();
        trial.clockSkew();
        unharmed("clock skew", "clockSkewFalseOffline", believed.offlineSince(before));
    }

    private void unharmed(String fault, String key, long wrong) {
        results.put(key, wrong);
        System.out.printf("%-16s %58d%n", fault, wrong);
        nobodyWronglyOffline(fault, wrong);
    }

    private void nobodyWronglyOffline(String when, long wrong) {
        goals.demand(wrong == 0, when + ": nobody is wrongly called offline");
    }

    /** What dies without a word and comes again. */
    @FunctionalInterface
    private interface Restart {
        void run() throws InterruptedException;
    }

    /** As a power cut of the server does it. */
    private static void again(Stack stack) {
        stack.controlPlane().kill();
        stack.startControlPlane();
    }

    private void restart(Fleet fleet, Stack stack, String what, Restart restart) throws InterruptedException {
        var before = new Believed(Database.in(stack.controlPlaneData())).lastChange();
        restart.run();
        long begun = System.nanoTime();
        fleet.demandConnected(CONNECT_WITHIN, stack.controlPlane().log());
        var back = Duration.ofNanos(System.nanoTime() - begun);
        Thread.sleep(SETTLES.toMillis());
        var believed = new Believed(Database.in(stack.controlPlaneData()));
        while (believed.online() < options.devices() && System.nanoTime() - begun < CONNECT_WITHIN.toNanos()) {
            Thread.sleep(LOOKS_EVERY_MILLIS);
        }
        long online = believed.online();
        long wrong = believed.offlineSince(before);
        System.out.printf(
                "%n%s killed and started: all connected %d s after the start, %d shown online, %d false offline%n",
                what, back.toSeconds(), online, wrong);
        var map = new LinkedHashMap<String, Object>();
        map.put("what", what);
        map.put("allConnectedSeconds", back.toSeconds());
        map.put("online", online);
        map.put("falseOffline", wrong);
        restarts.add(map);
        goals.demand(online == options.devices(), what + " restarted: everybody is shown online again");
        nobodyWronglyOffline(what + " restarted", wrong);
    }
}
