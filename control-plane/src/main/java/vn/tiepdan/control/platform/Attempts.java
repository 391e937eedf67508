package vn.tiepdan.control.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Slows down guessing: after so many failures of one key within a window, nobody may try that key until the window is over. */
public final class Attempts {
    private static final int MOST_KEYS = 10_000;

    private final int most;
    private final Duration window;
    private final Clock clock;
    private final Map<String, ArrayDeque<Instant>> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ArrayDeque<Instant>> eldest) {
            return size() > MOST_KEYS;
        }
    };

    public Attempts(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    public synchronized boolean allowed(String key) {
        var recent = failures.get(key);
        if (recent == null) {
            return true;
        }
        var begin = clock.instant().minus(window);
        while (!recent.isEmpty() && recent.getFirst().isBefore(begin)) {
            recent.removeFirst();
        }
        return recent.size() < most;
    }

    /** Counts one as failed before it is known, so that many at once are not more than are allowed; false when there were too many. */
    public synchronized boolean begun(String key) {
        var may = allowed(key);
        if (may) {
            failed(key);
        }
        return may;
    }

    /** The one that began last turned out to be none. */
    public synchronized void withdrawn(String key) {
        var recent = failures.get(key);
        if (recent != null && !recent.isEmpty()) {
            recent.removeLast();
        }
    }

    public synchronized void failed(String key) {
        failures.computeIfAbsent(key, _ -> new ArrayDeque<>()).addLast(clock.instant());
    }

    public synchronized void succeeded(String key) {
        failures.remove(key);
    }
}
