package vn.tiepdan.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The golden files {@code /wire/<channel>.<kind>.json}. */
final class Golden {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Golden() {}

    static JsonNode read(String name) {
        try (var file = Golden.class.getResourceAsStream("/wire/" + name + ".json")) {
            return JSON.readTree(Objects.requireNonNull(file, () -> "no golden file for " + name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode tree(Object message) {
        try {
            return JSON.readTree(Wire.write(message));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
