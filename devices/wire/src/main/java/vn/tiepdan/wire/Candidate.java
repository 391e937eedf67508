package vn.tiepdan.wire;

import org.jspecify.annotations.Nullable;

/** W3C {@code RTCIceCandidateInit}. */
public record Candidate(
        String candidate, @Nullable String sdpMid, @Nullable Integer sdpMLineIndex) {}
