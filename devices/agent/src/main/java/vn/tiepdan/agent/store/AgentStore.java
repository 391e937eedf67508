package vn.tiepdan.agent.store;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sqlite.SQLiteConfig;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.Wire;

/**
 * The agent's disk: one SQLite file. Every method returns when the disk has it ({@code synchronous=FULL}), so a process that is
 * killed between any two calls has lost nothing. Deleted events are overwritten ({@code secure_delete}), because they hold
 * personal data. Used from the agent's thread.
 */
@ApplicationScoped
public class AgentStore {
    /** More uncommitted events than a kiosk can make in a week of use without a link. */
    static final int MOST_EVENTS = 10_000;

    private static final int OLD_COMMANDS = 1_000;

    private final Connection database;
    private final long epoch;
    private final String software;
    private long lastNumber;

    @Inject
    AgentStore(AgentSettings settings, @ConfigProperty(name = "quarkus.application.version") String software) {
        this(settings.dataDir(), software);
    }

    /** Opens the file, makes it when there is none, and counts this start. */
    AgentStore(Path folder, String software) {
        this.software = software;
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var file = folder.resolve("agent.db");
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            var config = new SQLiteConfig();
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
            config.setBusyTimeout(5_000);
            database = config.createConnection("jdbc:sqlite:" + file);
            schema();
            epoch = start();
        } catch (SQLException broken) {
            throw new StoreFailed("cannot open the agent's database in " + folder, broken);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Number of this start, from 1. */
    public long epoch() {
        return epoch;
    }

    public String software() {
        return software;
    }

    /**
     * Keeps something that happened until {@link #forget} is told that it is committed.
     *
     * @param once the same text again keeps nothing and answers empty, because the page repeats itself after a reload
     */
    public Optional<Event> keep(String once, java.time.Instant at, Event.Body body) {
        if (queued() >= MOST_EVENTS) {
            throw new StoreFailed("the queue is full with " + MOST_EVENTS + " events that nobody has taken", null);
        }
        var event = new Event(epoch, lastNumber + 1, at, body);
        try (var insert = database.prepareStatement(
                "INSERT INTO event (epoch, number, once, payload) VALUES (?, ?, ?, ?) ON CONFLICT (once) DO NOTHING")) {
            insert.setLong(1, event.epoch());
            insert.setLong(2, event.number());
            insert.setString(3, once);
            insert.setBytes(4, Wire.write(event));
            if (insert.executeUpdate() == 0) {
                return Optional.empty();
            }
            lastNumber = event.number();
            return Optional.of(event);
        } catch (SQLException broken) {
            throw new StoreFailed("cannot keep an event", broken);
        }
    }

    /** What is not yet committed, oldest first. */
    public List<Event> pending(int most) {
        try (var select = database.prepareStatement(
                "SELECT payload FROM event WHERE payload IS NOT NULL ORDER BY epoch, number LIMIT ?")) {
            select.setInt(1, most);
            var pending = new java.util.ArrayList<Event>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    pending.add(Wire.read(rows.getBytes(1), Event.class));
                }
            }
            return pending;
        } catch (SQLException broken) {
            throw new StoreFailed("cannot read events", broken);
        }
    }

    public int queued() {
        try (var select = database.prepareStatement("SELECT count(*) FROM event WHERE payload IS NOT NULL");
                var rows = select.executeQuery()) {
            return rows.next() ? rows.getInt(1) : 0;
        } catch (SQLException broken) {
            throw new StoreFailed("cannot count events", broken);
        }
    }

    /** The control plane has committed these: their content is overwritten, their name stays for a while. */
    public void forget(Ack ack) {
        try (var erase = database.prepareStatement(
                        "UPDATE event SET payload = NULL WHERE epoch = ? AND number <= ? AND payload IS NOT NULL");
                var prune = database.prepareStatement("DELETE FROM event WHERE payload IS NULL AND epoch < ?")) {
            erase.setLong(1, ack.epoch());
            erase.setLong(2, ack.number());
            erase.executeUpdate();
            prune.setLong(1, epoch - 1);
            prune.executeUpdate();
        } catch (SQLException broken) {
            throw new StoreFailed("cannot forget events", broken);
        }
    }

    /** How this command ended, when it was obeyed before. */
    public Optional<Result> resultOf(CommandId command) {
        try (var select = database.prepareStatement("SELECT result FROM command WHERE id = ?")) {
            select.setString(1, command.toString());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(Wire.read(rows.getBytes(1), Result.class)) : Optional.empty();
            }
        } catch (SQLException broken) {
            throw new StoreFailed("cannot read a command", broken);
        }
    }

    /** Remembers the end of a command, so that a repeat gets the same answer and has no effect. */
    public void remember(Result result) {
        try (PreparedStatement insert =
                        database.prepareStatement("INSERT OR REPLACE INTO command (id, result) VALUES (?, ?)");
                var prune = database.prepareStatement("DELETE FROM command WHERE rowid <= "
                        + "(SELECT rowid FROM command ORDER BY rowid DESC LIMIT 1 OFFSET " + OLD_COMMANDS + ")")) {
            insert.setString(1, result.command().toString());
            insert.setBytes(2, Wire.write(result));
            insert.executeUpdate();
            prune.executeUpdate();
        } catch (SQLException broken) {
            throw new StoreFailed("cannot remember a command", broken);
        }
    }

    @PreDestroy
    void close() {
        try {
            database.close();
        } catch (SQLException broken) {
            throw new StoreFailed("cannot close the agent's database", broken);
        }
    }

    private void schema() throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS start (epoch INTEGER PRIMARY KEY AUTOINCREMENT)");
            statement.execute("CREATE TABLE IF NOT EXISTS event (epoch INTEGER NOT NULL, number INTEGER NOT NULL,"
                    + " once TEXT NOT NULL UNIQUE, payload BLOB, PRIMARY KEY (epoch, number))");
            statement.execute("CREATE TABLE IF NOT EXISTS command (id TEXT PRIMARY KEY, result BLOB NOT NULL)");
        }
    }

    private long start() throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("DELETE FROM start WHERE epoch < (SELECT max(epoch) FROM start)");
            try (var rows = statement.executeQuery("INSERT INTO start DEFAULT VALUES RETURNING epoch")) {
                return rows.getLong(1);
            }
        }
    }
}
