package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a call ended. */
public enum CallEnd {
    /** The official closed the session. */
    @JsonProperty("closed")
    CLOSED,
    /** The citizen walked away or never came. */
    @JsonProperty("citizen-left")
    CITIZEN_LEFT,
    /** No media server could be had within the time limit. */
    @JsonProperty("no-media-server")
    NO_MEDIA_SERVER,
    /** Neither side came back within the time limit. */
    @JsonProperty("abandoned")
    ABANDONED
}
