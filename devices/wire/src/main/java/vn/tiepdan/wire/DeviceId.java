package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names one enrolled device for its whole life: certificate common name, MQTT client identifier and topic level are all
 * this value. It says nothing about place or role, because communes merge and devices move.
 */
public record DeviceId(@JsonValue String value) {
    /** Lower-case letters, digits and hyphens, 3 to 63 characters: safe as a topic level and as a DNS label (RFC 1123). */
    public static final String SYNTAX = "[a-z][a-z0-9-]{1,61}[a-z0-9]";

    private static final Pattern WHOLE = Pattern.compile(SYNTAX);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeviceId {
        if (!WHOLE.matcher(value).matches()) {
            throw new IllegalArgumentException("device id must match " + SYNTAX);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
