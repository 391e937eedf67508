package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a walk-in's place in the queue; made on the kiosk, so that it exists before the network does. */
public record TurnId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TurnId {}

    /** A new name that nobody else has. */
    public static TurnId fresh() {
        return new TurnId(TimeOrderedUuid.next());
    }

    /** Reads the text form. Fails with {@link IllegalArgumentException} when it is not a UUID. */
    public static TurnId of(String text) {
        return new TurnId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
