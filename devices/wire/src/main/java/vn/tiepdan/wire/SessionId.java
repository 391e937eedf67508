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

    /** Reads the text form. Fails with {@link IllegalArgumentException} when it is not a UUID. */
    public static SessionId of(String text) {
        return new SessionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
