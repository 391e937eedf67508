package vn.tiepdan.agent.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The number of the last start, as the database has it. */
final class StartTable {
    private static final Logger LOG = Logger.getLogger(StartTable.class);

    private final Supplier<Connection> database;

    /** @param database fails with {@link StoreFailed} while there is none */
    StartTable(Supplier<Connection> database) {
        this.database = database;
    }

    /** 0 when it knows of none, or cannot say. */
    long last() {
        try (var select = database.get()
                        .prepareStatement(
                                "SELECT max(epoch) FROM (SELECT epoch FROM start UNION SELECT epoch FROM event)");
                var rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException | StoreFailed closed) {
            LOG.error("the agent's database cannot be read", closed);
            return 0;
        }
    }

    void count(long epoch) {
        try (var insert = database.get().prepareStatement("INSERT INTO start (epoch) VALUES (?)");
                var prune = database.get().prepareStatement("DELETE FROM start WHERE epoch < ?")) {
            insert.setLong(1, epoch);
            insert.executeUpdate();
            prune.setLong(1, epoch);
            prune.executeUpdate();
        } catch (SQLException | StoreFailed refused) {
            LOG.error("this start was not counted in the database", refused);
        }
    }
}
