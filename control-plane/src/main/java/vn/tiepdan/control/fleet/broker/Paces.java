package vn.tiepdan.control.fleet.broker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.tiepdan.wire.DeviceId;

/**
 * The pace of every device that spoke a moment ago; it outlives the connection, or a mad device would only have to connect again.
 * There are never more than enrolled devices, because nobody else gets in.
 */
@ApplicationScoped
class Paces {
    private final BrokerSettings settings;
    private final Counter heldBack;
    private final Counter thrownOut;
    private final Map<DeviceId, Pace> paces = new ConcurrentHashMap<>();

    Paces(BrokerSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.heldBack = meters.counter("tiepdan.broker.messages.held.back");
        this.thrownOut = meters.counter("tiepdan.broker.clients.thrown.out");
    }

    /** As {@link Pace#next}. */
    Optional<Duration> next(DeviceId device) {
        long now = System.nanoTime();
        var wait = paces.computeIfAbsent(
                        device, _ -> new Pace(settings.messagesPerSecond(), settings.messagesAtOnce(), now))
                .next(now);
        wait.ifPresentOrElse(
                it -> {
                    if (it.isPositive()) {
                        heldBack.increment();
                    }
                },
                thrownOut::increment);
        return wait;
    }

    boolean isOut(DeviceId device) {
        var pace = paces.get(device);
        return pace != null && pace.isOut(System.nanoTime());
    }
}
