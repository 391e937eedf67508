package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * An order to one device. It travels with MQTT message expiry = time to live, a response topic and correlation data.
 *
 * @param id        repeating a command with the same id has no second effect
 * @param issuedBy  account name of the person, or {@code system}
 * @param epoch     the boot epoch that it was meant for; a device in a later epoch refuses it; 0 means any
 * @param expiresAt after this the device answers {@link Result.State#EXPIRED} and does nothing
 */
public record Command(CommandId id, String issuedBy, long epoch, Instant expiresAt, Body body) {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = JoinCall.class, name = "join-call"),
        @JsonSubTypes.Type(value = LeaveCall.class, name = "leave-call")
    })
    public sealed interface Body {}

    /** Invites this device into a call. The page shows at once that it is recorded. */
    public record JoinCall(CallInvitation invitation) implements Body {}

    /** The call is over, or goes on without this device. */
    public record LeaveCall(CallId call, CallEnd why) implements Body {}
}
