package vn.tiepdan.control.start.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.jboss.logging.Logger;
import vn.tiepdan.control.platform.CannotStart;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.start.Ports;

/**
 * A PostgreSQL server that belongs to one data folder: initialised on first use, reachable on the loopback address only and
 * only with its password. When the control plane was killed, the server lives on; the next start finds and uses it.
 */
public final class PostgresServer {
    private static final Logger LOG = Logger.getLogger(PostgresServer.class);
    private static final String HOST = "127.0.0.1";
    private static final String OWNER = "tiepdan";
    private static final String DATABASE = "tiepdan";
    private static final int PORT_LINE = 3;

    /** Whether a power failure may lose what was committed; tests need speed, not durability. */
    public enum Durability {
        KEEPS_ITS_WORD,
        FORGETS_ON_POWER_FAILURE
    }

    /** How to reach one database of the server. */
    public record Access(String host, int port, String database, String user, String password) {
        public String jdbcUrl() {
            return "jdbc:postgresql://" + host + ":" + port + "/" + database;
        }

        public String reactiveUrl() {
            return "vertx-reactive:postgresql://" + host + ":" + port + "/" + database;
        }

        @Override
        public String toString() {
            return jdbcUrl();
        }
    }

    private final DataFolder folder;
    private final Program program;
    private final Binaries binaries;
    private final String password;
    private final int port;

    private PostgresServer(DataFolder folder, Program program, Binaries binaries, String password, int port) {
        this.folder = folder;
        this.program = program;
        this.binaries = binaries;
        this.password = password;
        this.port = port;
    }

    /** @param wanted the port to listen on; without it the port of the last start, or any free one */
    public static PostgresServer start(DataFolder folder, OptionalInt wanted, Durability durability) {
        var binaries = Binaries.unpacked(folder.path());
        var program = Program.in(folder.path());
        var password = folder.secret("password");
        initialise(folder, program, binaries);
        var running = adopt(folder, program, binaries, password, wanted);
        if (running.isPresent()) {
            LOG.infof("adopted the PostgreSQL that an earlier start left running on port %d", running.get().port);
            return running.get();
        }
        var server = new PostgresServer(folder, program, binaries, password, choosePort(folder, wanted));
        server.launch(durability);
        server.prepareDatabase();
        return server;
    }

    /** The product's own database. */
    public Access access() {
        return access(DATABASE);
    }

    public Access access(String database) {
        return new Access(HOST, port, database, OWNER, password);
    }

    /** Makes an empty database; an old one of that name is dropped. */
    public Access fresh(String database) {
        inPostgres(
                "drop database if exists \"" + database + "\" with (force)",
                "create database \"" + database + "\" owner " + OWNER);
        return access(database);
    }

    /** Ends all connections and stops the server. Harmless when it is stopped already. */
    public void stop() {
        program.run(binaries.program("pg_ctl"), "stop", "-D", data(folder).toString(), "-m", "fast", "-w");
    }

    private static Path data(DataFolder folder) {
        return folder.file("data");
    }

    private static void initialise(DataFolder folder, Program program, Binaries binaries) {
        if (Files.exists(data(folder))) {
            return;
        }
        var partial = folder.file("data.partial");
        try {
            removeAll(partial);
            program.demand(
                    "make its data folder",
                    binaries.program("initdb"),
                    "--pgdata=" + partial,
                    "--username=postgres",
                    "--pwfile=" + folder.file("password"),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C");
            Files.move(partial, data(folder));
        } catch (IOException failed) {
            throw new CannotStart("Cannot make " + data(folder) + ": " + failed.getMessage(), failed);
        }
    }

    /** The server that a killed control plane left behind, when it answers to our password on an acceptable port. */
    private static Optional<PostgresServer> adopt(
            DataFolder folder, Program program, Binaries binaries, String password, OptionalInt wanted) {
        var file = data(folder).resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var lines = Files.readAllLines(file);
            if (lines.isEmpty() || !isPostmasterOf(lines.getFirst().strip(), data(folder))) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            if (lines.size() > PORT_LINE) {
                int port = Integer.parseInt(lines.get(PORT_LINE).strip());
                var server = new PostgresServer(folder, program, binaries, password, port);
                if (wanted.orElse(port) == port && server.answers()) {
                    return Optional.of(server);
                }
                server.stop();
            }
            return Optional.empty();
        } catch (IOException | NumberFormatException unreadable) {
            throw new CannotStart("Cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** A process identifier is soon reused by a stranger, so its command line must name our data folder. */
    private static boolean isPostmasterOf(String pid, Path data) throws IOException {
        var commandLine = Path.of("/proc", pid, "cmdline");
        return pid.matches("[0-9]+")
                && Files.exists(commandLine)
                && List.of(Files.readString(commandLine).split("\0")).contains(data.toString());
    }

    private static int choosePort(DataFolder folder, OptionalInt wanted) {
        if (wanted.isPresent()) {
            Ports.demandFree(HOST, wanted.getAsInt(), "embedded PostgreSQL", "tiepdan.database.port");
            return wanted.getAsInt();
        }
        var file = folder.file("port");
        try {
            if (Files.exists(file)) {
                int last = Integer.parseInt(Files.readString(file).strip());
                if (Ports.isFree(HOST, last)) {
                    return last;
                }
            }
            int fresh = Ports.free();
            DataFolder.writePrivate(file, Integer.toString(fresh));
            return fresh;
        } catch (IOException | NumberFormatException unreadable) {
            throw new CannotStart("Cannot read or write " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private void launch(Durability durability) {
        program.demand(
                "start",
                binaries.program("pg_ctl"),
                "start",
                "-w",
                "-D",
                data(folder).toString(),
                "-l",
                folder.file("server.log").toString(),
                "-o",
                String.join(" ", options(durability)));
    }

    private List<String> options(Durability durability) {
        var settings = new ArrayList<>(List.of(
                "listen_addresses=" + HOST,
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=60",
                "shared_buffers=32MB",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                // Error details and statements quote what citizens said.
                "log_error_verbosity=terse",
                "log_min_error_statement=panic"));
        if (durability == Durability.FORGETS_ON_POWER_FAILURE) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        return settings.stream().map(setting -> "-c '" + setting + "'").toList();
    }

    private void prepareDatabase() {
        try (var connection = connect("postgres")) {
            if (!exists(connection, "select 1 from pg_roles where rolname = '" + OWNER + "'")) {
                execute(connection, "create role " + OWNER + " login password '" + password + "'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
                execute(connection, "create database " + DATABASE + " owner " + OWNER);
            }
        } catch (SQLException refused) {
            throw new CannotStart("The embedded PostgreSQL refuses us: " + refused.getMessage(), refused);
        }
    }

    private void inPostgres(String... statements) {
        try (var connection = connect("postgres")) {
            for (var statement : statements) {
                execute(connection, statement);
            }
        } catch (SQLException refused) {
            throw new CannotStart("The embedded PostgreSQL refuses us: " + refused.getMessage(), refused);
        }
    }

    private boolean answers() {
        try (var connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException silent) {
            return false;
        }
    }

    private Connection connect(String database) throws SQLException {
        var login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "5");
        login.setProperty("socketTimeout", "30");
        var connection = new org.postgresql.Driver().connect(access(database).jdbcUrl(), login);
        if (connection == null) {
            throw new SQLException("driver does not know " + access(database));
        }
        return connection;
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void removeAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
