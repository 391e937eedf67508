package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Progress and end of a command.
 *
 * @param detail          for the operator, in English; empty when the state says it all
 * @param progressPercent how much is done, 0 to 100; null when nobody knows
 * @param finding         the detail for who has the sentences
 */
public record Result(
        CommandId command,
        State state,
        String detail,
        Instant at,
        @Nullable Integer progressPercent,
        @Nullable Finding finding) {
    public Result {
        if (progressPercent != null) {
            Desired.Range.PERCENT.check("progressPercent", progressPercent);
        }
    }

    public Result(CommandId command, State state, String detail, Instant at) {
        this(command, state, detail, at, null, null);
    }

    public enum State {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("succeeded")
        SUCCEEDED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("expired")
        EXPIRED,
        @JsonProperty("refused")
        REFUSED;

        /** Nothing follows. */
        public boolean terminal() {
            return this != RUNNING;
        }
    }
}
