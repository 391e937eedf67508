package vn.tiepdan.bench.ingest;

import java.time.Duration;
import java.util.List;
import vn.tiepdan.bench.measure.Arguments;
import vn.tiepdan.journey.stack.Mishap;

/**
 * @param devices     simulated
 * @param step        how long each steady rate is held
 * @param rates       messages per second, rising; the first that is not borne ends the series
 * @param burstRate   messages per second in the burst
 * @param burst       how long it lasts; zero for none
 * @param eventShare  of the messages that are events; the others are statuses
 * @param seed        chooses who speaks when
 * @param heap        of the control plane, as {@code -Xmx} takes it
 */
public record IngestOptions(
        int devices,
        Duration step,
        List<Integer> rates,
        int burstRate,
        Duration burst,
        double eventShare,
        long seed,
        String heap) {
    private static final IngestOptions USUAL = new IngestOptions(
            10_000,
            Duration.ofSeconds(20),
            List.of(1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 8_000, 10_000, 12_000, 15_000),
            20_000,
            Duration.ofSeconds(60),
            0.5,
            1,
            "2g");

    public IngestOptions {
        rates = List.copyOf(rates);
        if (devices < 1 || step.isZero() || burstRate < 1 || rates.stream().anyMatch(rate -> rate < 1)) {
            throw new Mishap("--devices, --step, --rates and --burst-rate must be 1 or more.");
        }
    }

    /** Reads what was typed. Fails with {@link Mishap}. */
    public static IngestOptions of(List<String> arguments) {
        return Arguments.read(arguments, USUAL, IngestOptions::misuse, IngestOptions::with);
    }

    private IngestOptions with(String key, String value) {
        return switch (key) {
            case "--devices" -> of(Arguments.whole(key, value), step, rates, burstRate, burst, seed, heap);
            case "--step" ->
                of(devices, Duration.ofSeconds(Arguments.whole(key, value)), rates, burstRate, burst, seed, heap);
            case "--rates" ->
                of(
                        devices,
                        step,
                        List.of(value.split(",")).stream()
                                .map(rate -> Arguments.whole(key, rate))
                                .toList(),
                        burstRate,
                        burst,
                        seed,
                        heap);
            case "--burst-rate" -> of(devices, step, rates, Arguments.whole(key, value), burst, seed, heap);
            case "--burst" ->
                of(devices, step, rates, burstRate, Duration.ofSeconds(Arguments.whole(key, value)), seed, heap);
            case "--seed" -> of(devices, step, rates, burstRate, burst, Arguments.whole(key, value), heap);
            case "--heap" -> of(devices, step, rates, burstRate, burst, seed, value);
            default -> throw new Mishap(misuse(key));
        };
    }

    private IngestOptions of(
            int many, Duration held, List<Integer> all, int rate, Duration lasts, long number, String memory) {
        return new IngestOptions(many, held, all, rate, lasts, eventShare, number, memory);
    }

    private static String misuse(String key) {
        return "bench ingest takes --devices N, --step SECONDS, --rates N,N,…, --burst-rate N, --burst SECONDS, --seed N"
                + " and --heap SIZE, not \"" + key + "\".";
    }
}
