package vn.tiepdan.control.start;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import vn.tiepdan.control.platform.CannotStart;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.start.postgres.PostgresServer;
import vn.tiepdan.control.trust.CertificateAuthority;
import vn.tiepdan.control.trust.Names;

/** What one running control plane stands on: its locked data folder and its database. Close it when the application has stopped. */
public final class Ground {
    private final DataFolder.Lock lock;
    private final Optional<PostgresServer> postgres;
    private final Map<String, String> settings;

    private Ground(DataFolder.Lock lock, Optional<PostgresServer> postgres, Map<String, String> settings) {
        this.lock = lock;
        this.postgres = postgres;
        this.settings = Map.copyOf(settings);
    }

    /** Fails with {@link CannotStart} when something is missing or taken; nothing is left running then. */
    public static Ground prepare(Settings given) {
        var folder = DataFolder.at(given.folder("tiepdan.data-dir"));
        var lock = folder.lock();
        try {
            demandPorts(given);
            var settings = new HashMap<String, String>();
            settings.put("tiepdan.data-dir", folder.path().toString());
            settings.putAll(certificates(folder, given.list("tiepdan.names")));
            var postgres = database(given, folder, settings);
            return new Ground(lock, postgres, settings);
        } catch (CannotStart why) {
            lock.release();
            throw why;
        }
    }

    /** Settings for the application that follow from what was prepared. */
    public Map<String, String> settings() {
        return settings;
    }

    public void close() {
        postgres.ifPresent(PostgresServer::stop);
        lock.release();
    }

    private static void demandPorts(Settings given) {
        if (!given.keepsHttpServer()) {
            demandHttpPorts(given);
        }
        if (given.on("tiepdan.broker.embedded")) {
            Ports.demandFree(
                    given.text("tiepdan.broker.bind").orElse("0.0.0.0"),
                    given.port("tiepdan.broker.port"),
                    "MQTT broker",
                    "tiepdan.broker.port");
        }
    }

    private static void demandHttpPorts(Settings given) {
        var http = given.text("quarkus.http.host").orElse("127.0.0.1");
        Ports.demandFree(http, given.port("quarkus.http.port"), "HTTP", "quarkus.http.port");
        Ports.demandFree(
                given.text("tiepdan.https.host").orElse(http),
                given.port("quarkus.http.ssl-port"),
                "HTTPS",
                "quarkus.http.ssl-port");
    }

    /** One certificate serves HTTPS and the embedded broker; the broker's clients in this process have one of their own. */
    public static Map<String, String> certificates(DataFolder folder, List<String> furtherNames) {
        var authority = CertificateAuthority.in(folder.below("ca"), Clock.systemUTC());
        authority.service("server", Names.ofThisMachine(furtherNames));
        authority.service("control-plane", List.of());
        return Map.of(
                "quarkus.tls.https.key-store.pem.server.cert",
                authority.certificateFile("server").toString(),
                "quarkus.tls.https.key-store.pem.server.key",
                authority.keyFile("server").toString(),
                "quarkus.tls.https.trust-store.pem.certs",
                authority.certificateFile().toString(),
                "quarkus.http.tls-configuration-name",
                "https");
    }

    private static Optional<PostgresServer> database(Settings given, DataFolder folder, Map<String, String> settings) {
        var external = ExternalDatabase.of(given);
        if (external.isPresent()) {
            external.get().demandThere();
            settings.putAll(external.get().settings());
            return Optional.empty();
        }
        OptionalInt port = given.optionalPort("tiepdan.database.port");
        var server = PostgresServer.start(folder.below("postgres"), port, PostgresServer.Durability.KEEPS_ITS_WORD);
        use(server.access(), settings);
        return Optional.of(server);
    }

    private static void use(PostgresServer.Access access, Map<String, String> settings) {
        settings.put("quarkus.datasource.jdbc.url", access.jdbcUrl());
        settings.put("quarkus.datasource.reactive.url", access.reactiveUrl());
        settings.put("quarkus.datasource.username", access.user());
        settings.put("quarkus.datasource.password", access.password());
    }
}
