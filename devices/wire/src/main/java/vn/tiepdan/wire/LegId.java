package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one party's connection to a call. */
public record LegId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LegId {}

    /** A new name that nobody else has. */
    public static LegId fresh() {
        return new LegId(TimeOrderedUuid.next());
    }

    /** Reads the text form. Fails with {@link IllegalArgumentException} when it is not a UUID. */
    public static LegId of(String text) {
        return new LegId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
