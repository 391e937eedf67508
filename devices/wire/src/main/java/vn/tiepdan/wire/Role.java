package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which party of a call a leg belongs to. */
public enum Role {
    @JsonProperty("kiosk")
    KIOSK,
    @JsonProperty("room")
    ROOM
}
