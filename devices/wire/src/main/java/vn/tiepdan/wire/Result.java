package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * Progress and end of a command.
 *
 * @param detail for the operator, in English; empty when the state says it all
 */
public record Result(CommandId command, State state, String detail, Instant at) {
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
