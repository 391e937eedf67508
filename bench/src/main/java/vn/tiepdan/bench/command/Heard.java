package vn.tiepdan.bench.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.tiepdan.journey.stack.Api;
import vn.tiepdan.journey.stack.Json;

/** The live feed as an open page of the console hears it: which device's commands have changed. */
final class Heard implements AutoCloseable {
    private static final String DATA = "data:";
    private static final int MOST = 1_000;

    private final BlockingQueue<String> devices = new ArrayBlockingQueue<>(MOST);
    private final Stream<String> lines;
    private volatile boolean closed;

    Heard(Api api) {
        lines = api.live();
        Thread.ofVirtual().name("hears").start(this::hear);
    }

    private void hear() {
        try {
            lines.filter(line -> line.startsWith(DATA))
                    .map(line -> Json.parse(line.substring(DATA.length())))
                    .filter(change -> change.path("kind").asText().equals("command"))
                    .map(change -> change.path("id"))
                    .map(JsonNode::asText)
                    .forEach(devices::offer);
        } catch (UncheckedIOException ended) {
            if (!closed) {
                throw ended;
            }
        }
    }

    void forget() {
        devices.clear();
    }

    /** @return whether something is new of this device before the time is over */
    boolean of(String device, Duration within) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        while (true) {
            var heard = devices.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (heard == null || heard.equals(device)) {
                return heard != null;
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        lines.close();
    }
}
