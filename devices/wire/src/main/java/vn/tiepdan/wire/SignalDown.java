package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Call signalling to a page. A page ignores messages of an attempt that it has left. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SignalDown.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = SignalDown.Offer.class, name = "offer"),
    @JsonSubTypes.Type(value = SignalDown.Candidates.class, name = "candidates"),
    @JsonSubTypes.Type(value = SignalDown.Rejoin.class, name = "rejoin"),
    @JsonSubTypes.Type(value = SignalDown.State.class, name = "state")
})
public sealed interface SignalDown {
    CallId call();

    LegId leg();

    int attempt();

    /** The SDP answer to {@link SignalUp.Join}. */
    record Accepted(CallId call, LegId leg, int attempt, String sdp) implements SignalDown {}

    /**
     * Offers the other side's media; a higher {@code round} replaces a lower one on the same peer connection, the same one again
     * changes nothing. The first of a call may come before its invitation, and again after the join.
     */
    record Offer(CallId call, LegId leg, int attempt, int round, String sdp) implements SignalDown {}

    record Candidates(
            CallId call, LegId leg, int attempt, Direction direction, List<Candidate> candidates, boolean complete)
            implements SignalDown {
        public Candidates {
            candidates = List.copyOf(candidates);
        }
    }

    /** The media server lost this leg: begin again with {@code attempt}, which is higher than the last one. */
    record Rejoin(CallId call, LegId leg, int attempt, String why) implements SignalDown {}

    /**
     * The call as both sides shall show it; sent on every change.
     *
     * @param otherSide whether the other party's media runs
     * @param recording nothing pretends: {@code RUNNING} only while a recorder is proven open and its files grow
     * @param recordedUntil the moment up to which everything is on disk
     */
    record State(
            CallId call,
            LegId leg,
            int attempt,
            OtherSide otherSide,
            Recording recording,
            @Nullable Instant recordedUntil)
            implements SignalDown {}

    enum OtherSide {
        @JsonProperty("expected")
        EXPECTED,
        @JsonProperty("present")
        PRESENT,
        @JsonProperty("interrupted")
        INTERRUPTED
    }

    enum Recording {
        @JsonProperty("starting")
        STARTING,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("failed")
        FAILED
    }
}
