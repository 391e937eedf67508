package vn.tiepdan.bench.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import vn.tiepdan.journey.stack.Mishap;

/** Debian's broker: mutual TLS for devices with the control plane's authority, and a plain door for one subscriber. */
final class Mosquitto implements AutoCloseable {
    private static final int TRIES = 200;
    private static final long LOOKS_EVERY_MILLIS = 25;
    private static final String CONFIGURATION = """
            user root
            persistence false
            log_dest none
            max_queued_messages 0
            max_inflight_messages 0
            per_listener_settings false
            allow_anonymous true
            listener %d 127.0.0.1
            cafile %4$s/ca.pem
            certfile %4$s/server.pem
            keyfile %4$s/server.key
            require_certificate true
            listener %2$d 127.0.0.1
            """;

    private final Process process;
    private final int devices;
    private final int subscriber;

    private Mosquitto(Process process, int devices, int subscriber) {
        this.process = process;
        this.devices = devices;
        this.subscriber = subscriber;
    }

    /** @param authority the folder with the control plane's certificates */
    static Mosquitto start(Path folder, Path authority) throws InterruptedException {
        try (var one = new ServerSocket(0);
                var other = new ServerSocket(0)) {
            int devices = one.getLocalPort();
            int subscriber = other.getLocalPort();
            var file = folder.resolve("mosquitto.conf");
            Files.writeString(file, CONFIGURATION.formatted(devices, subscriber, 0, authority));
            one.close();
            other.close();
            var process = new ProcessBuilder("setpriv", "--pdeathsig", "TERM", "mosquitto", "-c", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("mosquitto.log").toFile())
                    .start();
            var broker = new Mosquitto(process, devices, subscriber);
            broker.awaitOpen();
            return broker;
        } catch (IOException failed) {
            throw new Mishap("mosquitto cannot be started: " + failed.getMessage(), failed);
        }
    }

    private void awaitOpen() throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), subscriber).close();
                return;
            } catch (IOException notYet) {
                Thread.sleep(LOOKS_EVERY_MILLIS);
            }
        }
        throw new Mishap("mosquitto does not listen.");
    }

    InetSocketAddress forDevices() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), devices);
    }

    InetSocketAddress forSubscriber() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), subscriber);
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
