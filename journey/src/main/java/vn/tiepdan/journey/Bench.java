package vn.tiepdan.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code bench call}: how long from the official's touch to the first remote frame, and what the processes take. */
final class Bench {
    private static final int CALLS = 30;

    private final Path repository;

    Bench(Path repository) {
        this.repository = repository;
    }

    boolean run(String... options) throws IOException {
        if (options.length > 0 && !options[0].equals("call")) {
            throw new Trouble("There is no benchmark " + options[0] + ". There is: call.");
        }
        var out = Files.createDirectories(repository.resolve("target/bench"));
        var media = Files.createDirectories(out.resolve("media"));
        var times = new ArrayList<Long>();
        try (var stack = new Stack(repository, Files.createTempDirectory("tiepdan-bench-"), Ports.free());
                var browsers = new Browsers()) {
            stack.start();
            var kiosk = browsers.page(
                    Media.picture(Media.Side.KIOSK, media.resolve("kiosk.y4m")),
                    Media.tone(Media.Side.KIOSK, media.resolve("kiosk.wav")));
            var room = browsers.page(
                    Media.picture(Media.Side.ROOM, media.resolve("room.y4m")),
                    Media.tone(Media.Side.ROOM, media.resolve("room.wav")));
            kiosk.navigate(stack.kiosk().toString());
            room.navigate(stack.room().toString());
            for (int call = 0; call < CALLS; call++) {
                var reception = new Reception(kiosk, room, Files.createDirectories(out.resolve("screenshots")));
                reception.takeTurn();
                reception.receive();
                for (var side : Media.Side.values()) {
                    times.add(reception.firstFrameMillis(side));
                }
                reception.end();
                System.out.printf("call %2d: %d ms, %d ms%n", call + 1, times.get(times.size() - 2), times.getLast());
            }
            report(out, stack, times);
        }
        return true;
    }

    private static void report(Path out, Stack stack, List<Long> times) throws IOException {
        var report = Api.JSON.createObjectNode();
        var sorted = times.stream().sorted().toList();
        report.put("calls", CALLS);
        report.put("p50Millis", sorted.get(sorted.size() / 2));
        report.put("p95Millis", sorted.get(sorted.size() * 95 / 100));
        var processes = report.putObject("processes");
        System.out.printf(
                "touch to first remote frame: p50 %d ms, p95 %d ms%n",
                report.path("p50Millis").asLong(), report.path("p95Millis").asLong());
        for (var name : List.of("control-plane", "kiosk-agent", "room-agent")) {
            long kilobytes = residentWithChildren(
                    ProcessHandle.of(stack.child(name).pid()).orElseThrow());
            var start = stack.startTimes().get(name);
            processes
                    .putObject(name)
                    .put("residentMegabytes", kilobytes / 1024)
                    .put("startSeconds", start == null ? 0 : start.toMillis() / 1000.0);
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %4d MB resident, ready after %.1f s%n",
                    name,
                    kilobytes / 1024,
                    start == null ? 0 : start.toMillis() / 1000.0);
        }
        Api.JSON
                .writerWithDefaultPrettyPrinter()
                .writeValue(out.resolve("call.json").toFile(), report);
    }

    /** Proportional set size, so that memory shared by PostgreSQL's processes is counted once. */
    private static long residentWithChildren(ProcessHandle process) throws IOException {
        long sum = proportional(process.pid());
        for (var child : process.children().toList()) {
            sum += residentWithChildren(child);
        }
        return sum;
    }

    private static long proportional(long pid) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            if (line.startsWith("Pss:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }
}
