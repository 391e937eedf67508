package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whether the person speaks for themself or for somebody else.
 *
 * @param onBehalfOf for whom, when not for themself; personal data
 */
public record Standing(Kind kind, @Nullable String onBehalfOf) {
    public enum Kind {
        @JsonProperty("self")
        SELF,
        @JsonProperty("authorised")
        AUTHORISED,
        @JsonProperty("legal-representative")
        LEGAL_REPRESENTATIVE,
        @JsonProperty("lawyer")
        LAWYER,
        @JsonProperty("group-delegate")
        GROUP_DELEGATE
    }

    @Override
    public String toString() {
        return "Standing[" + kind + "]";
    }
}
