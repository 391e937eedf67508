package vn.tiepdan.link;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Debian's mosquitto as a child process, with a persistence file, so that sessions survive a kill. */
final class Mosquitto implements TestBroker {
    private final Path folder;
    private final int port = TestBroker.freePort();
    private @Nullable Process process;

    Mosquitto(Path folder, Authority authority) {
        this.folder = folder;
        try {
            var acl = folder.resolve("mosquitto.acl");
            Files.writeString(acl, "pattern readwrite #\npattern deny forbidden/#\n");
            Files.writeString(folder.resolve("mosquitto.conf"), """
                    user root
                    listener %d 127.0.0.1
                    cafile %s
                    certfile %s
                    keyfile %s
                    require_certificate true
                    use_identity_as_username true
                    allow_anonymous false
                    acl_file %s
                    persistence true
                    persistence_location %s/
                    autosave_on_changes true
                    autosave_interval 1
                    max_queued_messages 0
                    max_packet_size 300000
                    """.formatted(
                    port, authority.ca(), authority.certificate("broker"), authority.key("broker"), acl, folder));
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void start() {
        try {
            process = new ProcessBuilder(
                            binary(), "-c", folder.resolve("mosquitto.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("mosquitto.log").toFile()))
                    .start();
        } catch (IOException missing) {
            throw new IllegalStateException("mosquitto is not installed (apt install mosquitto)", missing);
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(this::listens);
    }

    private static String binary() {
        var usual = Path.of("/usr/sbin/mosquitto");
        return Files.isExecutable(usual) ? usual.toString() : "mosquitto";
    }

    private boolean listens() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void kill() {
        var running = process;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
