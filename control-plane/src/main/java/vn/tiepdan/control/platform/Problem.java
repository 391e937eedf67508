package vn.tiepdan.control.platform;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.HashMap;
import java.util.Map;

/**
 * An RFC 9457 problem.
 *
 * @param type   {@code /problems/{word}}; the words are a closed list in {@code docs/problems.md}
 * @param title  short, the same for every occurrence
 * @param status HTTP status code
 * @param detail what happened here and the next step; no personal data
 * @param more   extension members, for example {@code field}
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonAnyGetter Map<String, Object> more) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        more = Map.copyOf(more);
    }

    public static Problem of(int status, String word, String title, String detail) {
        return new Problem("/problems/" + word, title, status, detail, Map.of());
    }

    /** With further members. */
    public Problem with(Map<String, Object> further) {
        var all = new HashMap<>(more);
        all.putAll(further);
        return new Problem(type, title, status, detail, all);
    }

    /** Names the input field that is wrong. */
    public static Problem atField(String word, String title, String detail, String field) {
        return new Problem("/problems/" + word, title, 422, detail, Map.of("field", field));
    }
}
