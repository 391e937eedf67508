package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * Retained, and also the last will of the same connection.
 *
 * @param epoch    counts the starts of the agent, from 1; kept on its disk. A will of an older epoch changes nothing
 * @param software version of the agent
 * @param contract version of this contract, at present 1
 * @param at       the device's clock when it connected; shown, never used for ordering
 */
public record Presence(State state, long epoch, String software, int contract, Instant at) {
    /** Version of the contract that this package describes. */
    public static final int CONTRACT = 1;

    public enum State {
        /** The agent is connected. */
        @JsonProperty("born")
        BORN,
        /** The agent says goodbye: a clean shutdown. */
        @JsonProperty("leaving")
        LEAVING,
        /** Spoken by the broker in the agent's name: the last will. */
        @JsonProperty("lost")
        LOST
    }

    public Presence {
        if (epoch < 1) {
            throw new IllegalArgumentException("epoch must be 1 or more");
        }
    }

    /** The will that belongs to this birth. */
    public Presence asWill() {
        return new Presence(State.LOST, epoch, software, contract, at);
    }

    public Presence asFarewell(Instant now) {
        return new Presence(State.LEAVING, epoch, software, contract, now);
    }
}
