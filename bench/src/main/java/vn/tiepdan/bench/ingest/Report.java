package vn.tiepdan.bench.ingest;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was measured, for the terminal and for the results file. */
final class Report {
    private Report() {}

    static void head() {
        System.out.printf(
                "%n%-10s %10s %10s %9s %9s %9s %9s %9s %9s%n",
                "asked/s", "durable/s", "overtaken", "p50 ms", "p99 ms", "CPU gen.", "CPU prod.", "others", "MB prod.");
    }

    static void line(Product.Step step) {
        System.out.printf(
                "%-10d %10.0f %10.0f %9d %9d %9.2f %9.2f %9.2f %9d %s%n",
                step.rate(),
                step.durable(),
                step.overtaken(),
                step.visible().percentile(50),
                step.visible().percentile(99),
                step.processors().generator(),
                step.processors().product(),
                step.processors().others(),
                step.productMegabytes(),
                step.borne() ? "" : "not borne");
    }

    static void floorHead() {
        System.out.printf("%n%-10s %10s %9s %9s %9s%n", "floor/s", "durable/s", "CPU gen.", "CPU rest", "others");
    }

    static void line(Floor.Step step) {
        System.out.printf(
                "%-10d %10.0f %9.2f %9.2f %9.2f %s%n",
                step.rate(),
                step.durable(),
                step.processors().generator(),
                step.processors().product(),
                step.processors().others(),
                step.borne() ? "" : "not borne");
    }

    static Map<String, Object> map(Floor.Step step) {
        var map = new LinkedHashMap<String, Object>();
        map.put("askedPerSecond", step.rate());
        map.put("durablePerSecond", step.durable());
        map.put("processors", step.processors().asMap());
        map.put("borne", step.borne());
        return map;
    }

    static Map<String, Object> map(Product.Step step) {
        var map = new LinkedHashMap<String, Object>();
        map.put("askedPerSecond", step.rate());
        map.put("durablePerSecond", step.durable());
        map.put("overtakenPerSecond", step.overtaken());
        map.put("visibleMillis", step.visible().asMap());
        map.put("processors", step.processors().asMap());
        map.put("productMegabytes", step.productMegabytes());
        map.put("borne", step.borne());
        return map;
    }

    static void burst(Product.Burst burst) {
        System.out.printf(
                "%nburst of %,d messages/s for %d s%n",
                burst.rate(), burst.lasted().toSeconds());
        System.out.printf(
                "  events: %,d happened, %,d lost, %,d doubled; sent %.2f times each; drained %d s after the end%n",
                burst.events(),
                burst.lost(),
                burst.doubled(),
                (double) burst.eventsSent() / burst.events(),
                burst.drained().toSeconds());
        System.out.printf(
                "  statuses: %,d due, %,d overtaken by a newer one of the same device%n",
                burst.statuses(), burst.overtaken());
        System.out.printf(
                "  visible during the burst: p50 %d ms, p99 %d ms; control plane %d MB%n",
                burst.visible().percentile(50), burst.visible().percentile(99), burst.productMegabytes());
    }

    static Map<String, Object> map(Product.Burst burst) {
        var map = new LinkedHashMap<String, Object>();
        map.put("perSecond", burst.rate());
        map.put("seconds", burst.lasted().toSeconds());
        map.put("events", burst.events());
        map.put("lost", burst.lost());
        map.put("doubled", burst.doubled());
        map.put("eventsSent", burst.eventsSent());
        map.put("statuses", burst.statuses());
        map.put("overtaken", burst.overtaken());
        map.put("drainedAfterSeconds", burst.drained().toMillis() / 1_000.0);
        map.put("visibleMillis", burst.visible().asMap());
        map.put("productMegabytes", burst.productMegabytes());
        return map;
    }
}
