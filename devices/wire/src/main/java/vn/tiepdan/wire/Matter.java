package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What it is about.
 *
 * @param words the citizen's own few words, at most {@value #MAXIMUM_WORDS} characters; may be empty
 */
public record Matter(Kind kind, String words) {
    public static final int MAXIMUM_WORDS = 2000;

    public enum Kind {
        @JsonProperty("complaint")
        COMPLAINT,
        @JsonProperty("denunciation")
        DENUNCIATION,
        @JsonProperty("petition")
        PETITION,
        @JsonProperty("mixed")
        MIXED
    }

    public Matter {
        if (words.length() > MAXIMUM_WORDS) {
            throw new IllegalArgumentException("words must have at most " + MAXIMUM_WORDS + " characters");
        }
    }

    @Override
    public String toString() {
        return "Matter[" + kind + "]";
    }
}
