package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Call signalling from a page. Every message names its leg and attempt; one of an older attempt changes nothing.
 * The order of a leg: {@code join} → ({@code candidates} | {@code answer} | {@code quality})* → {@code leave}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SignalUp.Join.class, name = "join"),
    @JsonSubTypes.Type(value = SignalUp.Answer.class, name = "answer"),
    @JsonSubTypes.Type(value = SignalUp.Candidates.class, name = "candidates"),
    @JsonSubTypes.Type(value = SignalUp.Quality.class, name = "quality"),
    @JsonSubTypes.Type(value = SignalUp.Leave.class, name = "leave")
})
public sealed interface SignalUp {
    CallId call();

    LegId leg();

    int attempt();

    /** Begins an attempt with the SDP offer of the page's own camera and microphone. */
    record Join(CallId call, LegId leg, int attempt, String sdp) implements SignalUp {}

    /** Answers the offer of the other side's media; {@code round} repeats the offer's. */
    record Answer(CallId call, LegId leg, int attempt, int round, String sdp) implements SignalUp {}

    /** Trickle ICE (RFC 8838): candidates as they are found, then one message with {@code complete}. */
    record Candidates(
            CallId call, LegId leg, int attempt, Direction direction, List<Candidate> candidates, boolean complete)
            implements SignalUp {
        public Candidates {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * Every two seconds: the page lives, and what it sees and hears. Zeroes before the first remote frame.
     *
     * @param sending          state of the sending RTCPeerConnection, W3C word, for example {@code connected}
     * @param receiving        state of the receiving one
     * @param framesDecoded    remote frames decoded in this attempt
     * @param audioEnergy      {@code totalAudioEnergy} of the remote sound in this attempt
     * @param firstFrameMillis from this page's invitation to the first remote frame painted
     */
    record Quality(
            CallId call,
            LegId leg,
            int attempt,
            String sending,
            String receiving,
            long framesDecoded,
            double audioEnergy,
            @Nullable Long firstFrameMillis,
            @Nullable Double roundTripMillis,
            @Nullable Double lossPercent)
            implements SignalUp {}

    /** The page leaves this attempt by itself. */
    record Leave(CallId call, LegId leg, int attempt) implements SignalUp {}
}
