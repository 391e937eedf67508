package vn.tiepdan.bench.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Processor time of one stretch, in processors.
 *
 * @param generator this process
 * @param product   the control plane with all that it started, its database among it
 * @param others    everybody else on the machine: a measurement beside others is worth less
 */
public record Consumed(double generator, double product, double others) {
    /** What was consumed until now. */
    public record Reading(long atNanos, Duration generator, Duration product, Duration machine) {
        /** @param product the processes that are the product, each with all that it started */
        public static Reading of(ProcessHandle... product) {
            return new Reading(
                    System.nanoTime(),
                    Usage.ownProcessor(),
                    Arrays.stream(product).map(Usage::processor).reduce(Duration.ZERO, Duration::plus),
                    Usage.machineProcessor());
        }

        public Consumed since(Reading before) {
            double nanos = atNanos - before.atNanos;
            double ours = generator.minus(before.generator).toNanos() / nanos;
            double theirs = product.minus(before.product).toNanos() / nanos;
            double all = machine.minus(before.machine).toNanos() / nanos;
            return new Consumed(ours, theirs, Math.max(0, all - ours - theirs));
        }
    }

    /** For the results file. */
    public Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("generator", generator);
        map.put("product", product);
        map.put("others", others);
        return map;
    }
}
