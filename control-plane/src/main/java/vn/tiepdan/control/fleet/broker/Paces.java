package vn.tiepdan.control.fleet.broker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.tiepdan.wire.DeviceId;

/**
 * The pace of every device that spoke since the start; it outlives the connection, or a mad device would only have to connect again.
 * There are never more than enrolled devices, because nobody else gets in.
 */
@ApplicationScoped
class Paces {
    private final BrokerSettings settings;
    private final Counter refused;
    private final Map<DeviceId, Pace> paces = new ConcurrentHashMap<>();

    Paces(BrokerSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.refused = meters.counter("tiepdan.broker.messages.too.many");
    }

    /** As {@link Pace#allows}. */
    boolean allows(DeviceId device) {
        long now = System.nanoTime();
        var allowed = paces.computeIfAbsent(
                        device, _ -> new Pace(settings.messagesPerSecond(), settings.messagesAtOnce(), now))
                .allows(now);
        if (!allowed) {
            refused.increment();
        }
        return allowed;
    }

    boolean isOut(DeviceId device) {
        var pace = paces.get(device);
        return pace != null && pace.isOut(System.nanoTime());
    }
}
