package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one request of a device; its idempotency key. */
public record RequestId(@JsonValue UUID value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RequestId {}

    /** A new name that nobody else has. */
    public static RequestId fresh() {
        return new RequestId(TimeOrderedUuid.next());
    }

    /** Reads the text form. Fails with {@link IllegalArgumentException} when it is not a UUID. */
    public static RequestId of(String text) {
        return new RequestId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
