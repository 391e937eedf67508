package vn.tiepdan.control.external;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.start.Ports;
import vn.tiepdan.control.trust.CertificateAuthority;
import vn.tiepdan.control.trust.RevocationList;

/** Debian's mosquitto and Janus, run with the files that {@code docs/external-parts.md} prints, on ports of their own. */
public final class Outside implements QuarkusTestResourceLifecycleManager {
    static final String CONFIGURATION = "outside.configuration";
    static final String BROKER_PID = "outside.broker-pid";
    static final String DEVICES_PORT = "outside.devices-port";
    private static final Path PAGE = Path.of("../docs/external-parts.md");
    private static final Pattern FILE = Pattern.compile("```(?:conf|sh) (\\S+)\n(.*?)```", Pattern.DOTALL);

    private final List<Process> processes = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(new EmbeddedDatabase().start());
        var data = Path.of(settings.getOrDefault("tiepdan.data-dir", ""));
        var folder = data.resolve("outside");
        int devices = Ports.free();
        int control = Ports.free();
        int api = Ports.free();
        int admin = Ports.free();
        try {
            var files = write(
                    folder,
                    Map.of(
                            "/etc/tiepdan",
                            folder.toString(),
                            "/var/lib/mosquitto/",
                            folder + "/",
                            "/var/lib/tiepdan/",
                            data + "/",
                            "systemctl reload mosquitto",
                            "kill -HUP $BROKER",
                            "listener 8883",
                            "listener " + devices + " 127.0.0.1",
                            "listener 8884",
                            "listener " + control,
                            "8088",
                            Integer.toString(api),
                            "7088",
                            Integer.toString(admin)));
            for (var name : new String[] {"ca.pem", "server.pem", "server.key"}) {
                Files.copy(data.resolve("ca").resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(folder.resolve("crl.pem"), nobodyRevoked(data).pem());
            Files.writeString(folder.resolve("mosquitto.conf"), "user root\n" + files.get("mosquitto.conf"));
            var broker = broker(folder, control);
            processes.add(broker);
            processes.add(run(folder, "janus", "--configs-folder=" + folder, "--config=" + folder + "/janus.jcfg"));
            settings.put(CONFIGURATION, folder.toString());
            settings.put(BROKER_PID, Long.toString(broker.pid()));
        } catch (IOException missing) {
            throw new IllegalStateException("mosquitto and janus must be installed", missing);
        }
        settings.put(DEVICES_PORT, Integer.toString(devices));
        settings.put("tiepdan.broker.embedded", "false");
        settings.put("tiepdan.broker.connect", "true");
        settings.put("tiepdan.broker.port", Integer.toString(control));
        settings.put("tiepdan.janus.mode", "external");
        settings.put("tiepdan.janus.external.api", "http://127.0.0.1:" + api + "/janus");
        settings.put("tiepdan.janus.external.admin", "http://127.0.0.1:" + admin + "/admin");
        settings.put("tiepdan.janus.external.api-secret", "a-long-secret-for-calls");
        settings.put("tiepdan.janus.external.admin-secret", "another-long-secret");
        settings.put("tiepdan.janus.external.admin-key", "a-third-long-secret");
        return settings;
    }

    /** What the control plane publishes at its first start; here the broker is there before it. */
    private static RevocationList nobodyRevoked(Path data) {
        return CertificateAuthority.in(DataFolder.at(data).below("ca"), Clock.systemUTC())
                .list(0, List.of(), Duration.ofDays(1));
    }

    private static Map<String, String> write(Path folder, Map<String, String> replaced) throws IOException {
        Files.createDirectories(folder);
        var files = new HashMap<String, String>();
        for (var block : FILE.matcher(Files.readString(PAGE)).results().toList()) {
            var content = block.group(2);
            for (var entry : replaced.entrySet()) {
                content = content.replace(entry.getKey(), entry.getValue());
            }
            Files.writeString(folder.resolve(block.group(1)), content);
            files.put(block.group(1), content);
        }
        return files;
    }

    static Process broker(Path folder, int port) throws IOException {
        var broker = run(
                folder,
                "/usr/sbin/mosquitto",
                "-c",
                folder.resolve("mosquitto.conf").toString());
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> listens(port));
        return broker;
    }

    private static boolean listens(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Process run(Path folder, String... command) throws IOException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(Path.of(command[0]).getFileName() + ".log")
                        .toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    @Override
    public void stop() {
        processes.forEach(process -> process.destroyForcibly().onExit().join());
    }
}
