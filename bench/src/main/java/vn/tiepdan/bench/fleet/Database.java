package vn.tiepdan.bench.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The embedded database of a running control plane. */
public record Database(String url, String password) {
    private static final String NAME = "tiepdan";
    /** Lines of {@code postmaster.pid} (PostgreSQL, storage of the data folder). */
    private static final int PORT_LINE = 3;

    /** @param data the control plane's data folder */
    public static Database in(Path data) {
        try {
            var postgres = data.resolve("postgres");
            var port = Files.readAllLines(postgres.resolve("data/postmaster.pid"))
                    .get(PORT_LINE)
                    .strip();
            return new Database(
                    "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME,
                    Files.readString(postgres.resolve("password")).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Connection connect() {
        var properties = new Properties();
        properties.setProperty("user", NAME);
        properties.setProperty("password", password);
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException refused) {
            throw new IllegalStateException("the control plane's database does not answer", refused);
        }
    }

    /** The one number that a query answers; -1 when it has no line. */
    public long number(String query) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getLong(1) : -1;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public String toString() {
        return url;
    }
}
