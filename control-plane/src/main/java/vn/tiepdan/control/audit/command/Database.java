package vn.tiepdan.control.audit.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where the log is.
 *
 * @param password never shown
 */
record Database(String url, String user, String password) {
    private static final String EMBEDDED = "tiepdan";
    /** Lines of {@code postmaster.pid} (PostgreSQL, storage of the data folder). */
    private static final int PORT_LINE = 3;

    private static final int SECONDS = 10;

    /** The embedded one, which runs as long as its control plane does. Fails with {@link Unusable}. */
    static Database in(Path data) {
        var postgres = data.resolve("postgres");
        var running = postgres.resolve("data").resolve("postmaster.pid");
        try {
            if (!Files.exists(running)) {
                throw new Unusable(
                        "No database runs in " + data
                                + ". Start the control plane, or name its data folder with --data or a database with --database.");
            }
            var lines = Files.readAllLines(running);
            if (lines.size() <= PORT_LINE) {
                throw new Unusable("The database in " + data + " is only starting; try again.");
            }
            return new Database(
                    "postgresql://127.0.0.1:" + lines.get(PORT_LINE).strip() + "/" + EMBEDDED,
                    EMBEDDED,
                    Files.readString(postgres.resolve("password")).strip());
        } catch (IOException unreadable) {
            throw new Unusable("Cannot read " + unreadable.getMessage()
                    + "; run this as the user that the control plane runs as.");
        }
    }

    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", Integer.toString(SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(SECONDS));
        return DriverManager.getConnection("jdbc:" + url, properties);
    }

    @Override
    public String toString() {
        return url;
    }

    /** The sentence is for whoever typed the command. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String sentence) {
            super(sentence);
        }
    }
}
