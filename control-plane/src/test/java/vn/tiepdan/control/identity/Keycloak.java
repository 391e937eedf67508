package vn.tiepdan.control.identity;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.control.start.Ports;

/** The city's provider: a Keycloak that lives as long as one test class, with secrets that are made for it. */
public final class Keycloak implements QuarkusTestResourceLifecycleManager {
    /** Names the setting that holds what everybody in the realm signs in with. */
    static final String PASSWORD = "keycloak.password";

    /** Another site than the control plane's to a browser, although it is the same machine. */
    private static final String HOST = "127.0.0.2";

    private static final Path HOME = Path.of("target", "keycloak").toAbsolutePath();
    private static final Path LOG = Path.of("target", "keycloak.log").toAbsolutePath();
    /** It compiles itself at its first start. */
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private static final int SECRET_LETTERS = 40;

    private @Nullable Process running;

    @Override
    public Map<String, String> start() {
        var secret = Secrets.word(SECRET_LETTERS);
        var password = Secrets.word(SECRET_LETTERS);
        var port = Ports.free();
        var realm = "http://" + HOST + ":" + port + "/realms/city";
        try {
            importLater(secret, password);
            var started = program(port).start();
            running = started;
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
            await().atMost(LONGEST_START)
                    .failFast("Keycloak ended, see " + LOG, () -> !started.isAlive())
                    .until(() -> answers(realm));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        return Map.of(
                "quarkus.oidc.tenant-enabled",
                "true",
                "quarkus.oidc.auth-server-url",
                realm,
                "quarkus.oidc.client-id",
                "tiepdan",
                "quarkus.oidc.credentials.secret",
                secret,
                "quarkus.oidc.roles.source",
                "accesstoken",
                "quarkus.oidc.roles.role-claim-path",
                "realm_access/roles,groups",
                PASSWORD,
                password);
    }

    @Override
    public void stop() {
        var last = running;
        if (last != null) {
            last.descendants().forEach(ProcessHandle::destroyForcibly);
            last.destroyForcibly();
        }
    }

    private static void importLater(String secret, String password) throws IOException {
        var realm = Files.readString(Path.of("src", "test", "resources", "keycloak-realm.json"))
                .replace("@secret@", secret)
                .replace("@password@", password);
        Files.writeString(Files.createDirectories(HOME.resolve("data/import")).resolve("city.json"), realm);
    }

    private static ProcessBuilder program(int port) {
        var program = new ProcessBuilder(
                        "sh",
                        HOME.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=" + HOST,
                        "--http-port=" + port,
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(LOG.toFile());
        program.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx400m",
                        "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1",
                        "KC_DB", "dev-mem"));
        return program;
    }

    private static boolean answers(String realm) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(realm + "/.well-known/openid-configuration"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
