package vn.tiepdan.link;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Debian's mosquitto as a child process, with a persistence file, so that sessions survive a kill. */
final class Mosquitto implements TestBroker {
    private final Path folder;
    private final int port = TestBroker.freePort();
    private final int plainPort = TestBroker.freePort();
    private @Nullable Process process;

    Mosquitto(Path folder, Authority authority) {
        this.folder = folder;
        try {
            var acl = folder.resolve("mosquitto.acl");
            Files.writeString(acl, "pattern readwrite open/#\npattern readwrite private/%u/#\n");
            var passwords = folder.resolve("mosquitto.passwords");
            Files.writeString(passwords, CLERK + ":" + hash() + "\n");
            Files.writeString(folder.resolve("mosquitto.conf"), """
                    user root
                    per_listener_settings true
                    persistence true
                    persistence_location %s/
                    autosave_on_changes true
                    autosave_interval 1
                    max_queued_messages 100000
                    max_packet_size %d
                    listener %d 127.0.0.1
                    cafile %s
                    certfile %s
                    keyfile %s
                    require_certificate true
                    use_identity_as_username true
                    allow_anonymous false
                    acl_file %s
                    listener %d 127.0.0.1
                    allow_anonymous false
                    password_file %s
                    acl_file %s
                    """.formatted(
                            folder,
                            LARGEST,
                            port,
                            authority.ca(),
                            authority.certificate("broker"),
                            authority.key("broker"),
                            acl,
                            plainPort,
                            passwords,
                            acl));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** As mosquitto_passwd writes it. */
    private static String hash() throws GeneralSecurityException {
        var salt = "twelve bytes".getBytes(StandardCharsets.US_ASCII);
        var hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                .generateSecret(new PBEKeySpec(PASSWORD.toCharArray(), salt, 101, 512))
                .getEncoded();
        var base64 = Base64.getEncoder();
        return "$7$101$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public int plainPort() {
        return plainPort;
    }

    /** Version 2.0.11 keeps it until the first acknowledgement, and sends up to 20 more after each. */
    @Override
    public boolean keepsReceiveMaximum() {
        return false;
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
