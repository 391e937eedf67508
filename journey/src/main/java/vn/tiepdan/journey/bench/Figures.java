package vn.tiepdan.journey.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A series of measured milliseconds, in the order in which they were measured; empty when nothing was. */
public record Figures(List<Long> millis) {
    public Figures {
        millis = List.copyOf(millis);
    }

    /** Nearest rank: the smallest measured value that at least so many percent do not exceed; -1 when nothing was measured. */
    public long percentile(int percent) {
        var sorted = millis.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.isEmpty() ? -1 : sorted.get(Math.max(1, rank) - 1);
    }

    public long most() {
        return percentile(100);
    }

    long p50() {
        return percentile(50);
    }

    long p95() {
        return percentile(95);
    }

    /** For the results file. */
    public Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("count", millis.size());
        map.put("p50", percentile(50));
        map.put("p99", percentile(99));
        map.put("max", most());
        return map;
    }
}
