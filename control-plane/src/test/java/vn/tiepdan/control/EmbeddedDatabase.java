package vn.tiepdan.control;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.platform.CannotStart;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.start.Ground;
import vn.tiepdan.control.start.postgres.PostgresServer;

/** A fresh, migrated database and a data folder with certificates for each use; all uses in one JVM share one server. */
public final class EmbeddedDatabase implements QuarkusTestResourceLifecycleManager {
    private static final AtomicInteger USES = new AtomicInteger();
    private static @Nullable PostgresServer server;

    @Override
    public Map<String, String> start() {
        var name = "test_" + ProcessHandle.current().pid() + "_" + USES.incrementAndGet();
        var access = server().fresh(name);
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", access.jdbcUrl());
        settings.put("quarkus.datasource.reactive.url", access.reactiveUrl());
        settings.put("quarkus.datasource.username", access.user());
        settings.put("quarkus.datasource.password", access.password());
        var data = Path.of("target", "data", name).toAbsolutePath();
        settings.putAll(Ground.certificates(DataFolder.at(data), List.of()));
        settings.put("tiepdan.data-dir", data.toString());
        return settings;
    }

    @Override
    public void stop() {}

    /** The server of this JVM, for tests without Quarkus. */
    public static synchronized PostgresServer server() {
        var running = server;
        if (running == null) {
            var started = PostgresServer.start(
                    folder(), OptionalInt.empty(), PostgresServer.Durability.FORGETS_ON_POWER_FAILURE);
            Runtime.getRuntime().addShutdownHook(new Thread(started::stop));
            server = started;
            return started;
        }
        return running;
    }

    /** The same folder run after run saves making it; a second JVM at the same time gets one of its own. */
    private static DataFolder folder() {
        var shared = DataFolder.at(Path.of("target", "postgres"));
        try {
            shared.lock();
            return shared;
        } catch (CannotStart taken) {
            return DataFolder.at(
                    Path.of("target", "postgres-" + ProcessHandle.current().pid()));
        }
    }
}
