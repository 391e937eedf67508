package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a device and must never be lost.
 *
 * @param number counts without gaps from 1 within an epoch
 * @param at     the device's clock
 */
public record Event(long epoch, long number, Instant at, Body body) {
    public Event {
        if (epoch < 1 || number < 1) {
            throw new IllegalArgumentException("epoch and number count from 1");
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = TurnTaken.class, name = "turn-taken"),
        @JsonSubTypes.Type(value = TurnLeft.class, name = "turn-left"),
        @JsonSubTypes.Type(value = PageWiped.class, name = "page-wiped"),
        @JsonSubTypes.Type(value = AlarmRaised.class, name = "alarm-raised"),
        @JsonSubTypes.Type(value = AlarmCleared.class, name = "alarm-cleared")
    })
    public sealed interface Body {}

    /**
     * A citizen took a turn.
     *
     * @param language       BCP 47 tag chosen on the first screen
     * @param noticeReadAt   when the citizen confirmed the notice that the session is recorded
     */
    public record TurnTaken(
            TurnId turn, String language, Citizen citizen, Standing standing, Matter matter, Instant noticeReadAt)
            implements Body {}

    /** A citizen gave the turn up, or walked away from it. */
    public record TurnLeft(TurnId turn, Why why) implements Body {
        public enum Why {
            /** Touched "leave". */
            @com.fasterxml.jackson.annotation.JsonProperty("chosen")
            CHOSEN,
            /** Nobody answered "are you still there?". */
            @com.fasterxml.jackson.annotation.JsonProperty("unattended")
            UNATTENDED
        }
    }

    /** The kiosk forgot everything about this turn. */
    public record PageWiped(TurnId turn) implements Body {}

    /**
     * Something needs a person. It stays until {@link AlarmCleared} of the same name, or until a later status says that this is
     * well again.
     *
     * @param peripheral as in {@link Status.Peripheral}; {@code store} is the device's own disk
     * @param evidence   what was observed, in plain English
     */
    public record AlarmRaised(
            String peripheral, String evidence, @Nullable Finding finding) implements Body {}

    /** What was raised under this name is well again. */
    public record AlarmCleared(String peripheral, String evidence) implements Body {}
}
