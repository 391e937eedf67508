package vn.tiepdan.control.audit.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.audit.Chain;
import vn.tiepdan.control.audit.Verification;

/** Recomputes the whole chain from the database itself. Exit code 0 when it holds, 1 when it does not, 2 when nobody can tell. */
public final class AuditCommand {
    private static final int HOLDS = 0;
    private static final int BROKEN = 1;
    private static final int UNKNOWN = 2;
    private static final int PAGE = 1_000;
    private static final String USAGE =
            "audit verify [--head NUMBER:HASH] [--data DIR | --database postgresql://host:port/database]";
    private static final String LINES =
            "select number, at, actor, action, subject, detail, hash from audit order by number";

    private final PrintStream out;
    private final Map<String, String> environment;
    private final Clock clock;

    AuditCommand(PrintStream out, Map<String, String> environment, Clock clock) {
        this.out = out;
        this.environment = environment;
        this.clock = clock;
    }

    public static void main(String... arguments) {
        var out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(new AuditCommand(out, System.getenv(), Clock.systemUTC()).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        try {
            var given = Given.read(arguments);
            return tell(verify(database(given), given.head()));
        } catch (Database.Unusable told) {
            out.println("tiepdan: " + told.getMessage());
            return UNKNOWN;
        }
    }

    /** What was typed. */
    private record Given(Optional<Verification.Head> head, Path data, Optional<String> database) {
        static Given read(List<String> arguments) {
            if (arguments.isEmpty() || !arguments.getFirst().equals("verify") || arguments.size() % 2 == 0) {
                throw new Database.Unusable("It is: " + USAGE);
            }
            var head = Optional.<Verification.Head>empty();
            var data = Path.of(".tiepdan", "control-plane");
            var database = Optional.<String>empty();
            for (int i = 1; i < arguments.size(); i += 2) {
                var value = arguments.get(i + 1);
                switch (arguments.get(i)) {
                    case "--head" ->
                        head = Optional.of(
                                Verification.Head.parse(value)
                                        .orElseThrow(
                                                () -> new Database.Unusable(
                                                        "--head takes what an earlier run printed: a number, a colon, and 64 hexadecimal digits.")));
                    case "--data" -> data = Path.of(value);
                    case "--database" -> database = Optional.of(value);
                    default ->
                        throw new Database.Unusable("There is no option \"" + arguments.get(i) + "\". It is: " + USAGE);
                }
            }
            return new Given(head, data, database);
        }
    }

    private Database database(Given given) {
        return given.database()
                .map(url -> new Database(
                        url,
                        environment.getOrDefault("TIEPDAN_DATABASE_USER", "tiepdan"),
                        environment.getOrDefault("TIEPDAN_DATABASE_PASSWORD", "")))
                .orElseGet(() -> Database.in(given.data()));
    }

    private Verification verify(Database database, Optional<Verification.Head> head) {
        try (var connection = database.connect()) {
            return verify(connection, head);
        } catch (SQLException refused) {
            throw new Database.Unusable(
                    "The database at " + database + " does not give the log: " + refused.getMessage());
        }
    }

    /** In one read-only transaction: the log as it is at this moment, however long it is. */
    private Verification verify(Connection connection, Optional<Verification.Head> head) throws SQLException {
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        var chain = new Chain(head);
        try (var select = connection.prepareStatement(LINES)) {
            select.setFetchSize(PAGE);
            try (var rows = select.executeQuery()) {
                var holds = true;
                while (holds && rows.next()) {
                    holds = chain.take(List.of(line(rows)));
                }
            }
        }
        return chain.end(clock.instant());
    }

    private static AuditLog.Line line(ResultSet row) throws SQLException {
        return new AuditLog.Line(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                new AuditLog.Deed(new Actor(row.getString(3)), row.getString(4), row.getString(5), row.getString(6)),
                row.getString(7));
    }

    private int tell(Verification found) {
        var upTo = found.upTo();
        out.println(
                upTo.number() == 0
                        ? "The audit log has no line that holds."
                        : "The audit log holds up to line " + upTo.number() + ".");
        if (found.broken().isEmpty()) {
            if (upTo.number() > 0) {
                out.println("Note this elsewhere, and compare later with --head:");
                out.println(upTo);
            }
            return HOLDS;
        }
        var broken = found.broken().get();
        out.println("Line " + broken.number() + " "
                + switch (broken.why()) {
                    case CHANGED -> "is not what was written: it was changed, or the line before it was.";
                    case MISSING -> "is missing.";
                    case CUT -> "and those after it are missing: the log went on when its head was noted.";
                    case REWRITTEN -> "is not the one that was noted: the log was made anew.";
                });
        out.println("Keep the database as it is, and compare it with a backup.");
        return BROKEN;
    }
}
