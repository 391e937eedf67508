package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one command; repeating it has no second effect. */
public record CommandId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommandId {}

    /** A new name that nobody else has. */
    public static CommandId fresh() {
        return new CommandId(TimeOrderedUuid.next());
    }

    /** Reads the text form. Fails with {@link IllegalArgumentException} when it is not a UUID. */
    public static CommandId of(String text) {
        return new CommandId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
