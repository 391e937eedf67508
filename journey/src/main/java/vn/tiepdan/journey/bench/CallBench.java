package vn.tiepdan.journey.bench;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tiepdan.journey.demo.Browsers;
import vn.tiepdan.journey.demo.Party;
import vn.tiepdan.journey.demo.Reception;
import vn.tiepdan.journey.media.Beeps;
import vn.tiepdan.journey.media.BlockCode;
import vn.tiepdan.journey.media.Sender;
import vn.tiepdan.journey.stack.Child;
import vn.tiepdan.journey.stack.Json;
import vn.tiepdan.journey.stack.Leftovers;
import vn.tiepdan.journey.stack.Mishap;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.Resident;
import vn.tiepdan.journey.stack.Stack;

/**
 * From the official's touch to the first remote frame on both sides, over many calls, each followed by one of the {@link Floor};
 * and what each process needs to start and to stay.
 */
public final class CallBench {
    private static final int CALLS = 30;
    private static final int MOST_CALLS = 1_000;
    private static final long MEBIBYTE = 1 << 20;

    private final Path root;
    private final Path out;
    private final int calls;
    private final List<Long> product = new ArrayList<>();
    private final List<Long> floor = new ArrayList<>();
    private final Timeline timeline = new Timeline();
    private Timeline floorTimeline = new Timeline();

    private CallBench(Path root, int calls) {
        this.root = root;
        this.calls = calls;
        out = root.resolve("target/bench");
    }

    /** @param arguments nothing, or {@code --calls} and a number */
    public static CallBench of(Path root, List<String> arguments) {
        if (arguments.isEmpty()) {
            return new CallBench(root, CALLS);
        }
        if (arguments.size() != 2 || !arguments.getFirst().equals("--calls")) {
            throw new Mishap("bench call takes only --calls N, not \"" + String.join(" ", arguments) + "\".");
        }
        var number = arguments.getLast();
        if (!number.matches("[1-9][0-9]{0,3}") || Integer.parseInt(number) > MOST_CALLS) {
            throw new Mishap("--calls must be a number from 1 to " + MOST_CALLS + ", not \"" + number + "\".");
        }
        return new CallBench(root, Integer.parseInt(number));
    }

    /** @return the exit code */
    public int run() {
        Leftovers.empty(out);
        try (var stack = new Stack(root, out.resolve("data"), Ports.free(), Map.of(), System.out::println)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stops"));
            stack.start();
            try (var browsers = new Browsers()) {
                measure(stack, browsers);
                report(stack);
            }
        }
        return 0;
    }

    private void measure(Stack stack, Browsers browsers) {
        var kioskBrowser = browser(browsers, Sender.KIOSK);
        var roomBrowser = browser(browsers, Sender.ROOM);
        var citizen = new Party(Sender.KIOSK, Browsers.page(kioskBrowser));
        var official = new Party(Sender.ROOM, Browsers.page(roomBrowser));
        citizen.page().navigate(stack.kioskPage());
        official.page().navigate(stack.roomPage());
        try (var direct = new Floor(stack.data().resolve("control-plane/janus"), kioskBrowser, roomBrowser)) {
            floorTimeline = direct.timeline();
            for (int i = 1; i <= calls; i++) {
                product.add(receive(citizen, official, i));
                floor.add(direct.call());
                System.out.printf(
                        "  call %2d of %d: %5d ms, floor %5d ms%n", i, calls, product.getLast(), floor.getLast());
            }
        }
    }

    private Browser browser(Browsers browsers, Sender sender) {
        return browsers.open(
                BlockCode.film(sender, out.resolve(sender.role() + ".y4m")),
                Beeps.sound(sender, out.resolve(sender.role() + ".wav")));
    }

    private long receive(Party citizen, Party official, int number) {
        var reception = new Reception(citizen, official);
        reception.begin();
        reception.identifyByName("Công dân thử " + number);
        reception.matter();
        reception.notice();
        reception.takeTurn();
        reception.waitForTheCall();
        reception.open();
        double touched = official.number("room", "data-touched-at");
        double last = Math.max(citizen.remote("data-first-frame-at"), official.remote("data-first-frame-at"));
        timeline.add(Sender.KIOSK, citizen.page(), touched);
        timeline.add(Sender.ROOM, official.page(), touched);
        reception.choose();
        reception.close();
        reception.wipe();
        return Math.round(last - touched);
    }

    private void report(Stack stack) {
        var ours = new Figures(product);
        var least = new Figures(floor);
        System.out.printf("%n%-44s %10s %10s%n", "touch to first remote frame on both sides, ms", "p50", "p95");
        System.out.printf("%-44s %10d %10d%n", "  product, " + calls + " calls", ours.p50(), ours.p95());
        System.out.printf("%-44s %10d %10d%n", "  floor, the same media server directly", least.p50(), least.p95());
        System.out.printf(
                "%-44s %10.2f %10.2f%n",
                "  product / floor", (double) ours.p50() / least.p50(), (double) ours.p95() / least.p95());
        reportTimeline();
        System.out.printf("%n%-44s %10s %10s%n", "process with all that it started", "start, s", "memory, MB");
        var processes = new ArrayList<Map<String, Object>>();
        processes.add(process(stack.controlPlane(), stack.controlPlaneWithDatabase()));
        for (var agent : List.of(stack.kiosk(), stack.room())) {
            processes.add(process(agent, List.of(agent.process().toHandle())));
        }
        var results = new LinkedHashMap<String, Object>();
        results.put("calls", calls);
        results.put("product", series(ours));
        results.put("floor", series(least));
        results.put("stagesP50", timeline.p50());
        results.put("floorStagesP50", floorTimeline.p50());
        results.put("processes", processes);
        write(results);
        System.out.println();
        System.out.println("Results: " + out.resolve("call.json"));
    }

    private void reportTimeline() {
        var ours = timeline.p50();
        var least = floorTimeline.p50();
        System.out.printf(
                "%n%-30s %10s %10s %10s %10s%n",
                "stages after the touch, p50 ms", "kiosk", "room", "floor k.", "floor r.");
        ours.getOrDefault(Sender.KIOSK.role(), Map.of())
                .keySet()
                .forEach(stage -> System.out.printf(
                        "%-30s %10s %10s %10s %10s%n",
                        "  " + stage,
                        cell(ours, Sender.KIOSK, stage),
                        cell(ours, Sender.ROOM, stage),
                        cell(least, Sender.KIOSK, stage),
                        cell(least, Sender.ROOM, stage)));
    }

    private static String cell(Map<String, Map<String, Long>> stages, Sender side, String stage) {
        var millis = stages.getOrDefault(side.role(), Map.of()).get(stage);
        return millis == null ? "" : millis.toString();
    }

    private static Map<String, Object> process(Child child, List<ProcessHandle> all) {
        double seconds = child.startTime().toMillis() / 1_000.0;
        long memory = all.stream().mapToLong(Resident::ofFamily).sum() / MEBIBYTE;
        System.out.printf("%-44s %10.1f %10d%n", "  " + child.name(), seconds, memory);
        return Map.of("name", child.name(), "startSeconds", seconds, "residentMegabytes", memory);
    }

    private static Map<String, Object> series(Figures figures) {
        return Map.of("p50", figures.p50(), "p95", figures.p95(), "millis", figures.millis());
    }

    private void write(Map<String, Object> results) {
        try {
            Files.writeString(out.resolve("call.json"), Json.text(results));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
