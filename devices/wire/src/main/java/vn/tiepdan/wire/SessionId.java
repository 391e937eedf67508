package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one reception session. */
public record SessionId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SessionId {}

    /** A new name that nobody else has. */
    public static SessionId fresh() {
        return new SessionId(TimeOrderedUuid.next());
    }

    /**
     * Reads what {@link #toString} writes. Fails with {@link IllegalArgumentException} for anything else, another spelling of the same
     * UUID included: what is written about a session is found by its one name.
     */
    public static SessionId of(String text) {
        var id = new SessionId(UUID.fromString(text));
        if (!id.toString().equals(text)) {
            throw new IllegalArgumentException("not the name of a session");
        }
        return id;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
