package vn.tiepdan.agent.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * The database's file. One that cannot be used is put aside under a dated name, because what was not sent is in it; {@link PutAside}
 * keeps it for a while.
 */
final class StoreFile {
    static final String NAME = "agent.db";
    /** What a database may have beside it. */
    static final List<String> PARTS = List.of("-shm", "-wal", "");

    private static final Map<String, String> TABLES = Map.of(
            "start", "(epoch INTEGER PRIMARY KEY AUTOINCREMENT)",
            "event",
                    "(epoch INTEGER NOT NULL, number INTEGER NOT NULL,"
                            + " once TEXT NOT NULL UNIQUE, payload BLOB, PRIMARY KEY (epoch, number))",
            "command", "(id TEXT PRIMARY KEY, result BLOB NOT NULL)");
    private static final Set<Integer> DAMAGE =
            Set.of(SQLiteErrorCode.SQLITE_CORRUPT.code, SQLiteErrorCode.SQLITE_NOTADB.code);
    static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;

    StoreFile(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** @param trouble what became of the file that was there before, for the operator */
    record Opened(Connection database, Optional<String> trouble) {}

    /** Fails when the file can be neither used nor put aside, for example on a full disk; later it may succeed. */
    Opened open() throws SQLException, IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            return new Opened(sound(), Optional.empty());
        } catch (OtherVersion strange) {
            var aside = putAside("other-version");
            return new Opened(
                    sound(), Optional.of(sentence("comes from another version of the agent", strange, aside)));
        } catch (SQLException broken) {
            if (!DAMAGE.contains(broken.getErrorCode())) {
                throw broken;
            }
            var aside = putAside("damaged");
            return new Opened(sound(), Optional.of(sentence("was damaged", broken, aside)));
        }
    }

    private static String sentence(String what, SQLException why, String aside) {
        return NAME + " " + what + " (" + why.getMessage() + ") and is kept as " + aside
                + "; events that were not sent are only in it";
    }

    private Connection sound() throws SQLException, IOException {
        var file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.setBusyTimeout(5_000);
        var database = config.createConnection("jdbc:sqlite:" + file);
        try {
            check(database);
            tables(database);
            return database;
        } catch (SQLException unusable) {
            database.close();
            throw unusable;
        }
    }

    private static void check(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            var answer = rows.next() ? rows.getString(1) : "no answer";
            if (!answer.equals("ok")) {
                throw new SQLException(answer.strip(), null, SQLiteErrorCode.SQLITE_CORRUPT.code);
            }
        }
    }

    /** Looks at all that is there before it adds what is not. */
    private static void tables(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            try (var rows = statement.executeQuery("SELECT name, sql FROM sqlite_master WHERE type = 'table'")) {
                while (rows.next()) {
                    var name = rows.getString(1);
                    var ours = TABLES.get(name);
                    if (ours != null && !rows.getString(2).equals("CREATE TABLE " + name + " " + ours)) {
                        throw new OtherVersion("its table " + name + " is another one");
                    }
                }
            }
            for (var table : TABLES.entrySet()) {
                statement.execute("CREATE TABLE IF NOT EXISTS " + table.getKey() + " " + table.getValue());
            }
        }
    }

    private String putAside(String why) throws IOException {
        var aside = NAME + "." + why + "-" + STAMP.format(clock.instant());
        for (var part : PARTS) {
            var file = folder.resolve(NAME + part);
            if (Files.exists(file)) {
                Files.move(file, folder.resolve(aside + part));
            }
        }
        return aside;
    }

    private static final class OtherVersion extends SQLException {
        private static final long serialVersionUID = 1L;

        private OtherVersion(String message) {
            super(message);
        }
    }
}
