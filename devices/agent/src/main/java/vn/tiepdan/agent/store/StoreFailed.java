package vn.tiepdan.agent.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import vn.tiepdan.wire.Finding;

/** The agent's disk refused. Whoever asked has kept nothing and must say so. */
public final class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailed(String what, @Nullable Throwable cause) {
        super(what, cause);
    }

    /** What it is, for who has the sentences. */
    public Finding finding() {
        return switch (getCause()) {
            case null -> Finding.of("store-queue-full");
            case SQLException refused
            when refused.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code -> Finding.of("store-full");
            default -> Finding.of("store-refuses");
        };
    }
}
