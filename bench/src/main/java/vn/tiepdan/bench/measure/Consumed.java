package vn.tiepdan.bench.measure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Processor time of one stretch, in processors.
 *
 * @param generator this process
 * @param product   the control plane with all that it started, its database among it
 */
public record Consumed(double generator, double product) {
    /** What was consumed until now. */
    public record Reading(long atNanos, Duration generator, Duration product) {
        public static Reading of(ProcessHandle product) {
            return new Reading(System.nanoTime(), Usage.ownProcessor(), Usage.processor(product));
        }

        public Consumed since(Reading before) {
            double nanos = atNanos - before.atNanos;
            return new Consumed(
                    generator.minus(before.generator).toNanos() / nanos,
                    product.minus(before.product).toNanos() / nanos);
        }
    }

    /** For the results file. */
    public Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("generator", generator);
        map.put("product", product);
        return map;
    }
}
