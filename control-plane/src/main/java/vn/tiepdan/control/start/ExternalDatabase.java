package vn.tiepdan.control.start;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import vn.tiepdan.control.platform.CannotStart;

/** A PostgreSQL that somebody else runs, named by {@code tiepdan.database.url}. */
record ExternalDatabase(String url, Optional<String> user, Optional<String> password) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SCHEME = "postgresql://";
    /** SQLSTATE class 28: the server is there and refuses this user (PostgreSQL, appendix A). */
    private static final String INVALID_AUTHORIZATION = "28";
    /** SQLSTATE: there is no database of this name. */
    private static final String NO_SUCH_DATABASE = "3D000";

    ExternalDatabase {
        if (!url.startsWith(SCHEME)) {
            throw new CannotStart("The setting tiepdan.database.url is \"" + url
                    + "\"; it must look like postgresql://host:5432/database.");
        }
    }

    static Optional<ExternalDatabase> of(Settings given) {
        return given.text("tiepdan.database.url")
                .map(url -> new ExternalDatabase(
                        url, given.text("tiepdan.database.user"), given.text("tiepdan.database.password")));
    }

    /** Connects once, so that what is wrong is said in a sentence instead of in the traces of a pool. */
    void demandThere() {
        var properties = new Properties();
        user.ifPresent(it -> properties.setProperty("user", it));
        password.ifPresent(it -> properties.setProperty("password", it));
        properties.setProperty("loginTimeout", Long.toString(PATIENCE.toSeconds()));
        properties.setProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
        try {
            DriverManager.getConnection("jdbc:" + url, properties).close();
        } catch (SQLException refused) {
            throw new CannotStart(sentence(refused), refused);
        }
    }

    private String sentence(SQLException refused) {
        var state = String.valueOf(refused.getSQLState());
        if (state.startsWith(INVALID_AUTHORIZATION)) {
            return "The database at " + url + " refuses the user "
                    + user.map(it -> "\"" + it + "\"").orElse("that was not named")
                    + ". Check tiepdan.database.user and tiepdan.database.password.";
        }
        if (state.equals(NO_SUCH_DATABASE)) {
            return "The database server has no database of the name in " + url
                    + ". Make it (createdb), or correct tiepdan.database.url.";
        }
        return "The database at " + url + " does not answer: " + refused.getMessage()
                + " Check tiepdan.database.url and that the server runs and lets this machine in.";
    }

    Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", "jdbc:" + url);
        settings.put("quarkus.datasource.reactive.url", "vertx-reactive:" + url);
        user.ifPresent(it -> settings.put("quarkus.datasource.username", it));
        password.ifPresent(it -> settings.put("quarkus.datasource.password", it));
        return settings;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ExternalDatabase[" + url + "]";
    }
}
