package vn.tiepdan.bench.presence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tiepdan.bench.fleet.Fleet;
import vn.tiepdan.bench.fleet.SimulatedDevice;
import vn.tiepdan.journey.bench.Figures;
import vn.tiepdan.journey.stack.Api;

/** Does faults to some devices and measures when they show. */
final class Trial {
    private static final Duration DETECTED_WITHIN = Duration.ofSeconds(60);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(120);
    private static final Duration RESTS = Duration.ofSeconds(12);
    private static final Duration SKEWED = Duration.ofSeconds(35);
    private static final int FLAPS = 10;
    private static final long FLAPS_EVERY_MILLIS = 3_000;
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final Fleet fleet;
    private final List<SimulatedDevice> victims;
    private final Line line;
    private final Watch watch;

    Trial(Fleet fleet, List<SimulatedDevice> victims, Line line, Api api) {
        this.fleet = fleet;
        this.victims = List.copyOf(victims);
        this.line = line;
        this.watch = new Watch(api, victims);
    }

    /**
     * @param detected from the fault to OFFLINE shown
     * @param cleared  from the device's word that it is back to ONLINE shown
     * @param missed   victims that were not shown in time
     */
    record Outcome(String fault, Figures detected, Figures cleared, int missed) {
        Map<String, Object> asMap() {
            var map = new LinkedHashMap<String, Object>();
            map.put("fault", fault);
            map.put("detectedMillis", detected.asMap());
            map.put("clearedMillis", cleared.asMap());
            map.put("missed", missed);
            return map;
        }
    }

    Outcome of(Fault fault) throws InterruptedException {
        Thread.sleep(RESTS.toMillis());
        long begun = System.currentTimeMillis();
        fault.begin(fleet, victims, line);
        var lost = watch.until((_, state) -> state.equals("OFFLINE"), DETECTED_WITHIN);
        fault.end(fleet, victims, line);
        var cleared = new ArrayList<Long>();
        var back = watch.until((_, state) -> state.equals("ONLINE"), BACK_WITHIN);
        for (var seen : back) {
            long linked = fleet.ask(() -> seen.device().linkedAtMillis());
            cleared.add(Math.max(0, seen.atMillis() - linked));
        }
        return new Outcome(
                fault.words(),
                new Figures(lost.stream().map(it -> it.atMillis() - begun).toList()),
                new Figures(cleared),
                2 * victims.size() - lost.size() - back.size());
    }

    /** Lines that break again and again, for half a minute: doubt, but nobody is offline. */
    void flapping() throws InterruptedException {
        for (int i = 0; i < FLAPS; i++) {
            fleet.ask(() -> {
                victims.forEach(SimulatedDevice::flap);
                return victims;
            });
            Thread.sleep(FLAPS_EVERY_MILLIS);
        }
    }

    /** Half of the clocks jump a day ahead, the others a day back, and stay there for longer than silence may last. */
    void clockSkew() throws InterruptedException {
        skew(DAY_MILLIS);
        Thread.sleep(SKEWED.toMillis());
        skew(0);
        Thread.sleep(RESTS.toMillis());
    }

    private void skew(long millis) throws InterruptedException {
        fleet.ask(() -> {
            for (int i = 0; i < victims.size(); i++) {
                victims.get(i).skewClock(i % 2 == 0 ? millis : -millis);
            }
            return victims;
        });
    }
}
