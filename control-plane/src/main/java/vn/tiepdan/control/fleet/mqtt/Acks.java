package vn.tiepdan.control.fleet.mqtt;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.DeviceId;

/**
 * Tells devices what is committed, so many at once. What a device was not told yet is overtaken by what is committed later, so nobody
 * waits for who is slow to hear it, and never more waits than there are devices. One that is not told sends its events again, and is
 * told then.
 */
@ApplicationScoped
class Acks {
    private static final Logger LOG = Logger.getLogger(Acks.class);
    static final int AT_ONCE = 256;

    private final BiFunction<DeviceId, Ack, Uni<Void>> link;
    private final Map<DeviceId, Map<Long, Long>> waiting = new LinkedHashMap<>();
    private final AtomicInteger rounds = new AtomicInteger();
    private int underWay;

    @Inject
    Acks(MqttDeviceLink link) {
        this(link::acknowledge);
    }

    /** @param link ends when the broker has it */
    Acks(BiFunction<DeviceId, Ack, Uni<Void>> link) {
        this.link = link;
    }

    void tell(Map<DeviceId, List<Ack>> committed) {
        synchronized (this) {
            committed.forEach((device, acks) -> {
                var epochs = waiting.computeIfAbsent(device, _ -> new HashMap<>());
                acks.forEach(ack -> epochs.merge(ack.epoch(), ack.number(), Math::max));
            });
        }
        sendOn();
    }

    /** One loop at a time: an answer that comes at once must not send from within it. */
    private void sendOn() {
        if (rounds.getAndIncrement() > 0) {
            return;
        }
        do {
            for (var next = next(); next != null; next = next()) {
                send(next.getKey(), next.getValue());
            }
        } while (rounds.decrementAndGet() > 0);
    }

    private synchronized Map.@Nullable Entry<DeviceId, Ack> next() {
        if (underWay >= AT_ONCE || waiting.isEmpty()) {
            return null;
        }
        underWay++;
        var device = waiting.entrySet().iterator().next();
        var epochs = device.getValue();
        var epoch = epochs.entrySet().iterator().next();
        epochs.remove(epoch.getKey());
        if (epochs.isEmpty()) {
            waiting.remove(device.getKey());
        }
        return Map.entry(device.getKey(), new Ack(epoch.getKey(), epoch.getValue()));
    }

    private void send(DeviceId device, Ack ack) {
        link.apply(device, ack).subscribe().with(_ -> done(), failure -> {
            LOG.debugf("%s is not told what is committed: %s", device, failure.getMessage());
            done();
        });
    }

    private void done() {
        synchronized (this) {
            underWay--;
        }
        sendOn();
    }
}
