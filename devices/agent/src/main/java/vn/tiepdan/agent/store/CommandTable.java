package vn.tiepdan.agent.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.Wire;
import vn.tiepdan.wire.WireException;

/** What became of the latest commands. */
final class CommandTable {
    private static final Logger LOG = Logger.getLogger(CommandTable.class);
    private static final int OLD_COMMANDS = 1_000;
    private static final String PROBE = "probe";
    private static final int PROBE_BYTES = 16_384;

    private final Supplier<Connection> database;

    /** @param database fails with {@link StoreFailed} while there is none */
    CommandTable(Supplier<Connection> database) {
        this.database = database;
    }

    /** Writes about as much as the largest event and takes it away again. */
    void probe() {
        try (var write = database.get()
                        .prepareStatement("INSERT OR REPLACE INTO command (id, result) VALUES (?, zeroblob(?))");
                var erase = database.get().prepareStatement("DELETE FROM command WHERE id = ?")) {
            write.setString(1, PROBE);
            write.setInt(2, PROBE_BYTES);
            write.executeUpdate();
            erase.setString(1, PROBE);
            erase.executeUpdate();
        } catch (SQLException broken) {
            throw new StoreFailed("nothing can be written", broken);
        }
    }

    Optional<Result> resultOf(CommandId command) {
        try (var select = database.get().prepareStatement("SELECT result FROM command WHERE id = ?")) {
            select.setString(1, command.toString());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(Wire.read(rows.getBytes(1), Result.class)) : Optional.empty();
            }
        } catch (SQLException broken) {
            throw new StoreFailed("cannot read a command", broken);
        }
    }

    void remember(Result result) {
        try (var insert = database.get().prepareStatement("INSERT OR REPLACE INTO command (id, result) VALUES (?, ?)");
                var prune = database.get()
                        .prepareStatement("DELETE FROM command WHERE rowid <= "
                                + "(SELECT rowid FROM command ORDER BY rowid DESC LIMIT 1 OFFSET " + OLD_COMMANDS
                                + ")")) {
            insert.setString(1, result.command().toString());
            insert.setBytes(2, Wire.write(result));
            insert.executeUpdate();
            prune.executeUpdate();
        } catch (SQLException broken) {
            throw new StoreFailed("cannot remember a command", broken);
        }
    }

    /** Newest first. */
    List<Result> latest(int most) {
        try (var select = database.get().prepareStatement("SELECT result FROM command ORDER BY rowid DESC LIMIT ?")) {
            select.setInt(1, most);
            var latest = new ArrayList<Result>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    result(rows.getBytes(1)).ifPresent(latest::add);
                }
            }
            return latest;
        } catch (SQLException broken) {
            throw new StoreFailed("cannot read commands", broken);
        }
    }

    /** One that cannot be read must not hold up the others. */
    private static Optional<Result> result(byte[] remembered) {
        try {
            return Optional.of(Wire.read(remembered, Result.class));
        } catch (WireException unreadable) {
            LOG.errorf("what is remembered of a command cannot be read: %s", unreadable.getMessage());
            return Optional.empty();
        }
    }
}
