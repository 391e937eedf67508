package vn.tiepdan.link;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/**
 * What a channel counts. Names begin with {@code tiepdan.link}; every meter has the tags {@code connection} and
 * {@code channel}, never a topic: there are as many topics as devices.
 */
final class Meters {
    private final MeterRegistry registry;
    private final Tags tags;

    Meters(MeterRegistry registry, String connection, String channel) {
        this.registry = registry;
        tags = Tags.of("connection", connection, "channel", channel);
    }

    Counter received() {
        return registry.counter("tiepdan.link.received", tags);
    }

    /** @param how {@code acknowledged}, {@code refused} by the handler, or {@code dropped} for want of room */
    Counter settled(String how) {
        return registry.counter("tiepdan.link.settled", tags.and("how", how));
    }

    Timer sent() {
        return registry.timer("tiepdan.link.sent", tags);
    }

    /** @param why the kind of {@link PublishFailed} */
    Counter failed(String why) {
        return registry.counter("tiepdan.link.failed", tags.and("why", why));
    }

    void gauge(String name, Supplier<Number> value) {
        io.micrometer.core.instrument.Gauge.builder("tiepdan.link." + name, value)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }
}
