package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of a leg's two peer connections is meant, seen from the page. */
public enum Direction {
    @JsonProperty("sending")
    SENDING,
    @JsonProperty("receiving")
    RECEIVING
}
