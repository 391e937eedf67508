package vn.tiepdan.agent.far;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.identity.EstServer;

/** Debian's mosquitto: mutual TLS for the device, a plain door for the test. What it holds survives a stop. */
public final class Broker implements AutoCloseable {
    private final Path configuration;
    private final int port = freePort();
    private final int plainPort = freePort();
    private @Nullable Process process;

    public Broker(Path folder, EstServer authority, Path ca) {
        configuration = folder.resolve("mosquitto.conf");
        try {
            var certificate = folder.resolve("broker.pem");
            var key = folder.resolve("broker.key");
            authority.issue(certificate, key);
            Files.writeString(configuration, """
                    user root
                    per_listener_settings true
                    listener %d 127.0.0.1
                    allow_anonymous true
                    listener %d 127.0.0.1
                    cafile %s
                    certfile %s
                    keyfile %s
                    require_certificate true
                    use_identity_as_username true
                    persistence true
                    persistence_location %s/
                    autosave_on_changes true
                    autosave_interval 1
                    """.formatted(plainPort, port, ca, certificate, key, folder));
        } catch (IOException | GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** For devices, with a certificate. */
    public int port() {
        return port;
    }

    /** For the test, without one. */
    public int plainPort() {
        return plainPort;
    }

    public void start() {
        var usual = Path.of("/usr/sbin/mosquitto");
        try {
            process = new ProcessBuilder(
                            Files.isExecutable(usual) ? usual.toString() : "mosquitto", "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            configuration.resolveSibling("mosquitto.log").toFile()))
                    .start();
        } catch (IOException missing) {
            throw new IllegalStateException("mosquitto is not installed (apt install mosquitto)", missing);
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> listens(port) && listens(plainPort));
    }

    @Override
    public void close() {
        var running = process;
        if (running != null) {
            running.destroy();
            running.onExit().join();
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
