package vn.tiepdan.wire;

import java.util.Map;

/**
 * What was observed, for a reader who has the sentences: the plain English evidence beside it is for those who have not.
 *
 * @param code   stable word, for example {@code camera-refused}; a reader that does not know it says so in words of its own
 * @param values what belongs into the sentence: names of devices and files, numbers, moments in RFC 3339; never personal data
 */
public record Finding(String code, Map<String, String> values) {
    public Finding {
        values = Map.copyOf(values);
    }

    public static Finding of(String code) {
        return new Finding(code, Map.of());
    }
}
