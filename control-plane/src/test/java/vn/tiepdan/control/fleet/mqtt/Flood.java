package vn.tiepdan.control.fleet.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import vn.tiepdan.control.TestDevice;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Wire;

/** A device that says its status as fast as it can, and comes back each time that it is thrown out, until this is closed. */
final class Flood implements AutoCloseable {
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final long KNOCKS_EVERY = Duration.ofMillis(20).toNanos();

    private final String topic;
    private final Mqtt5BlockingClient client;
    private final AtomicLong said = new AtomicLong();
    private final AtomicInteger timesOut = new AtomicInteger();
    private final Thread thread;
    private volatile boolean over;

    Flood(TestDevice device, int port) throws GeneralSecurityException, IOException {
        topic = Channel.STATUS.of(device.id()).name();
        client = device.client(port);
        thread = Thread.ofPlatform().name("flood").start(this::flood);
    }

    long said() {
        return said.get();
    }

    int timesOut() {
        return timesOut.get();
    }

    private void flood() {
        while (!over) {
            try {
                client.connect();
                speak();
            } catch (Mqtt5ConnAckException out) {
                LockSupport.parkNanos(KNOCKS_EVERY);
            }
        }
    }

    private void speak() {
        while (!over && client.getState().isConnected()) {
            var payload = Wire.write(Talk.status(AT, said.incrementAndGet()));
            var _ = client.toAsync()
                    .publishWith()
                    .topic(topic)
                    .qos(MqttQos.AT_MOST_ONCE)
                    .payload(payload)
                    .send();
        }
        if (!over) {
            timesOut.incrementAndGet();
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join();
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }
}
