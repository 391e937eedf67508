package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A question of a device; answered on {@link Channel#REPLY} with the same MQTT correlation data.
 *
 * @param id idempotency key: the same id again gets the same answer and has no second effect
 */
public record Request(RequestId id, Body body) {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ShowView.class, name = "show-view"),
        @JsonSubTypes.Type(value = OpenSession.class, name = "open-session"),
        @JsonSubTypes.Type(value = CloseSession.class, name = "close-session")
    })
    public sealed interface Body {}

    /** Send the current {@link View}; asked at every connect. */
    public record ShowView() implements Body {}

    /** The official's one touch: receive the citizen of this session now. */
    public record OpenSession(SessionId session) implements Body {}

    /**
     * The official ends the session.
     *
     * @param summary what it was about in the official's words, for the register; at most 2000 characters
     */
    public record CloseSession(SessionId session, Outcome outcome, String summary) implements Body {}

    /** What happens with the matter; columns 8 to 10 of Form 03, Circular 04/2021/TT-TTCP. */
    public enum Outcome {
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("guided")
        GUIDED,
        @JsonProperty("transferred")
        TRANSFERRED,
        @JsonProperty("refused")
        REFUSED,
        @JsonProperty("more-needed")
        MORE_NEEDED,
        @JsonProperty("referred-to-head")
        REFERRED_TO_HEAD,
        /** The citizen left before the matter was heard. */
        @JsonProperty("citizen-left")
        CITIZEN_LEFT
    }
}
