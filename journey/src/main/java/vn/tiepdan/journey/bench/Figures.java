package vn.tiepdan.journey.bench;

import java.util.List;

/** A series of measured milliseconds. */
record Figures(List<Long> millis) {
    Figures {
        millis = List.copyOf(millis);
        if (millis.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    long p50() {
        return percentile(50);
    }

    long p95() {
        return percentile(95);
    }

    /** Nearest rank: the smallest measured value that at least so many percent do not exceed. */
    private long percentile(int percent) {
        var sorted = millis.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(1, rank) - 1);
    }
}
