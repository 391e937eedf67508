package vn.tiepdan.bench.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import vn.tiepdan.bench.fleet.Fleet;
import vn.tiepdan.bench.fleet.SimulatedDevice;
import vn.tiepdan.journey.bench.Figures;
import vn.tiepdan.journey.stack.Api;

/**
 * Some operators who each make something happen on a device, ask the API until it shows, and begin again with another device: the
 * time from the event to the answer that has it, with what asking itself takes.
 */
final class Visibility implements AutoCloseable {
    private static final int OPERATORS = 3;
    private static final long ASKS_EVERY_MILLIS = 40;
    private static final long REST_MILLIS = 150;
    private static final long GIVES_UP_MILLIS = 60_000;
    private static final int NEWEST = 5;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Fleet fleet;
    private final Api api;
    private final ExecutorService operators = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Long> millis = new ArrayList<>();
    private volatile boolean open = true;

    Visibility(Fleet fleet, Api api, long seed) {
        this.fleet = fleet;
        this.api = api;
        var random = new SplittableRandom(seed);
        for (int i = 0; i < OPERATORS; i++) {
            var own = random.split();
            operators.submit(() -> watch(own));
        }
    }

    private Void watch(SplittableRandom random) throws InterruptedException {
        var devices = fleet.devices();
        while (open) {
            one(devices.get(random.nextInt(devices.size())));
            Thread.sleep(REST_MILLIS);
        }
        return null;
    }

    private void one(SimulatedDevice device) throws InterruptedException {
        var number = fleet.ask(device::happen);
        var begun = System.nanoTime();
        while (!shows(device, number)) {
            if ((System.nanoTime() - begun) / NANOS_PER_MILLI > GIVES_UP_MILLIS) {
                break;
            }
            Thread.sleep(ASKS_EVERY_MILLIS);
        }
        synchronized (millis) {
            millis.add((System.nanoTime() - begun) / NANOS_PER_MILLI);
        }
    }

    private boolean shows(SimulatedDevice device, long number) {
        var lines = api.get("/devices/" + device.id() + "/events?limit=" + NEWEST);
        for (var line : lines) {
            if (line.get("number").asLong() >= number) {
                return true;
            }
        }
        return false;
    }

    /** What was seen since it was asked last. */
    Figures taken() {
        synchronized (millis) {
            var figures = new Figures(millis);
            millis.clear();
            return figures;
        }
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        operators.shutdown();
        operators.awaitTermination(GIVES_UP_MILLIS, TimeUnit.MILLISECONDS);
    }
}
