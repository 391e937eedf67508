package vn.tiepdan.bench.ingest;

import java.time.Duration;
import java.util.List;
import vn.tiepdan.bench.measure.Arguments;
import vn.tiepdan.bench.server.Broker;
import vn.tiepdan.journey.stack.Mishap;

/**
 * @param devices    simulated
 * @param warmUp     how long the control plane works before anything is measured: it runs for weeks, not for minutes
 * @param step       how long each steady rate is held
 * @param rates      messages per second, rising; the first that is not borne ends the series
 * @param burstRate  messages per second in the burst
 * @param burst      how long it lasts; zero for none
 * @param eventShare of the messages that are events; the others are statuses
 * @param seed       chooses who speaks when
 * @param heap       of the control plane, as {@code -Xmx} takes it
 * @param broker     of the product
 */
public record IngestOptions(
        int devices,
        Duration warmUp,
        Duration step,
        List<Integer> rates,
        int burstRate,
        Duration burst,
        double eventShare,
        long seed,
        String heap,
        Broker broker) {
    private static final List<Integer> RATES =
            List.of(1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 8_000, 10_000, 12_000, 15_000, 18_000, 21_000);
    private static final double HALF = 0.5;

    public IngestOptions {
        rates = List.copyOf(rates);
        if (devices < 1 || step.isZero() || burstRate < 1 || rates.stream().anyMatch(rate -> rate < 1)) {
            throw new Mishap("--devices, --step, --rates and --burst-rate must be 1 or more.");
        }
    }

    /** Reads what was typed. Fails with {@link Mishap}. */
    public static IngestOptions of(List<String> typed) {
        var given = new Arguments("ingest", typed);
        var options = new IngestOptions(
                given.whole("--devices", 10_000),
                Duration.ofSeconds(given.seconds("--warm-up", 60)),
                Duration.ofSeconds(given.seconds("--step", 20)),
                given.wholes("--rates", RATES),
                given.whole("--burst-rate", 20_000),
                Duration.ofSeconds(given.seconds("--burst", 60)),
                HALF,
                given.whole("--seed", 1),
                given.size("--heap", "2g"),
                Broker.in(given));
        given.demandNothingElse();
        return options;
    }
}
