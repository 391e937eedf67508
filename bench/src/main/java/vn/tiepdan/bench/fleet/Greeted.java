package vn.tiepdan.bench.fleet;

import java.time.Duration;

/** The last that follows from a birth: the device has told that it runs as it was told to. */
public final class Greeted {
    private static final long LOOKS_EVERY_MILLIS = 250;

    private Greeted() {}

    /** @return how long it took from now on until all were; longer than {@code within} when some are not */
    public static Duration all(Database database, int devices, Duration within) throws InterruptedException {
        var begun = System.nanoTime();
        while (count(database) < devices && System.nanoTime() - begun < within.toNanos()) {
            Thread.sleep(LOOKS_EVERY_MILLIS);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static long count(Database database) {
        return database.number("select count(*) from device_reported where device like 'd-sim-%'");
    }
}
