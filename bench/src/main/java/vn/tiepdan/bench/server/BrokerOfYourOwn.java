package vn.tiepdan.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.tiepdan.journey.stack.Mishap;
import vn.tiepdan.journey.stack.Ports;

/**
 * A mosquitto as the operator of a large fleet runs it: with the files of {@code docs/external-parts.md}, its ports and folders
 * replaced.
 *
 * @param devices where devices reach it
 * @param control where the control plane does
 */
record BrokerOfYourOwn(Mosquitto mosquitto, int devices, int control) {
    private static final Pattern FILE =
            Pattern.compile("```conf (mosquitto\\.conf|\\S+\\.acl)\n(.*?)```", Pattern.DOTALL);
    private static final List<String> CERTIFICATES = List.of("ca.pem", "crl.pem", "server.pem", "server.key");

    /**
     * @param root      the repository
     * @param folder    for its files
     * @param authority the folder of the control plane's certificates
     */
    static BrokerOfYourOwn start(Path root, Path folder, Path authority) throws InterruptedException {
        int devices = Ports.oneFree();
        int control = Ports.oneFree();
        try {
            var files = FILE.matcher(Files.readString(root.resolve("docs/external-parts.md")))
                    .results()
                    .collect(Collectors.toMap(
                            it -> it.group(1),
                            (MatchResult it) -> it.group(2)
                                    .replace("/etc/tiepdan/", folder + "/")
                                    .replace("/var/lib/mosquitto/", folder + "/")
                                    .replace("listener 8883", "listener " + devices + " 127.0.0.1")
                                    .replace("listener 8884", "listener " + control)));
            Files.createDirectories(folder);
            for (var file : files.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            for (var name : CERTIFICATES) {
                Files.copy(authority.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            return new BrokerOfYourOwn(
                    Mosquitto.start(folder, files.getOrDefault("mosquitto.conf", ""), control), devices, control);
        } catch (IOException failed) {
            throw new Mishap("the broker's files cannot be written: " + failed.getMessage(), failed);
        }
    }

    /** How the control plane finds it. */
    Map<String, String> settings() {
        return Map.of("tiepdan.broker.embedded", "false", "tiepdan.broker.port", Integer.toString(control));
    }
}
