package vn.tiepdan.bench.presence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import vn.tiepdan.bench.fleet.SimulatedDevice;
import vn.tiepdan.journey.stack.Api;

/** An operator who looks at some devices again and again. */
final class Watch {
    private static final long LOOKS_EVERY_MILLIS = 100;

    private final Api api;
    private final List<SimulatedDevice> devices;
    private final String query;

    Watch(Api api, List<SimulatedDevice> devices) {
        this.api = api;
        this.devices = List.copyOf(devices);
        this.query = devices.stream().map(it -> "id=" + it.id()).collect(Collectors.joining("&", "/devices?", ""));
    }

    /** What is shown of each now. */
    Map<String, String> shown() {
        var states = new HashMap<String, String>();
        for (var device : api.get(query)) {
            states.put(
                    device.get("id").asText(),
                    device.get("presence").get("state").asText());
        }
        return states;
    }

    /** One device, and when it was first shown in this state. */
    record Seen(SimulatedDevice device, long atMillis) {}

    /** When each was first shown as expected; those that were not in time are missing. */
    List<Seen> until(BiPredicate<SimulatedDevice, String> expected, Duration atMost) throws InterruptedException {
        var begun = System.nanoTime();
        var waiting = new ArrayList<>(devices);
        var seen = new ArrayList<Seen>();
        while (!waiting.isEmpty() && System.nanoTime() - begun < atMost.toNanos()) {
            var states = shown();
            long now = System.currentTimeMillis();
            waiting.removeIf(device -> {
                var is = expected.test(device, states.getOrDefault(device.id().value(), ""));
                if (is) {
                    seen.add(new Seen(device, now));
                }
                return is;
            });
            Thread.sleep(LOOKS_EVERY_MILLIS);
        }
        return seen;
    }
}
