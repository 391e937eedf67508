package vn.tiepdan.agent.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.CallInvitation;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Service;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.TurnId;
import vn.tiepdan.wire.View;

/** From the agent to its page. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AgentMessage.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = AgentMessage.Configured.class, name = "configured"),
    @JsonSubTypes.Type(value = AgentMessage.Enrolment.class, name = "enrolment"),
    @JsonSubTypes.Type(value = AgentMessage.Link.class, name = "link"),
    @JsonSubTypes.Type(value = AgentMessage.Shown.class, name = "view"),
    @JsonSubTypes.Type(value = AgentMessage.Invited.class, name = "invited"),
    @JsonSubTypes.Type(value = AgentMessage.CallLeft.class, name = "call-left"),
    @JsonSubTypes.Type(value = AgentMessage.Signal.class, name = "signal"),
    @JsonSubTypes.Type(value = AgentMessage.Replied.class, name = "reply"),
    @JsonSubTypes.Type(value = AgentMessage.Kept.class, name = "kept"),
    @JsonSubTypes.Type(value = AgentMessage.Scanned.class, name = "scanned"),
    @JsonSubTypes.Type(value = AgentMessage.InService.class, name = "service"),
    @JsonSubTypes.Type(value = AgentMessage.Reload.class, name = "reload"),
    @JsonSubTypes.Type(value = AgentMessage.TryParts.class, name = "try-parts"),
    @JsonSubTypes.Type(value = AgentMessage.ScreenshotBegins.class, name = "screenshot-begins"),
    @JsonSubTypes.Type(value = AgentMessage.ScreenshotEnded.class, name = "screenshot-ended"),
    @JsonSubTypes.Type(value = AgentMessage.Problem.class, name = "problem")
})
public sealed interface AgentMessage {
    /**
     * Answers {@link PageMessage.Hello}.
     *
     * @param device empty until this device is enrolled
     * @param service whether citizens can use this device
     * @param view   what the page shall show; absent until the control plane has said so. An invitation in it carries the
     *               attempt that a page without memory shall use
     */
    record Welcome(
            Role role,
            String device,
            String software,
            LinkState link,
            Desired desired,
            Service service,
            @Nullable View view)
            implements AgentMessage {}

    /** The device is configured differently from now on. */
    record Configured(Desired desired) implements AgentMessage {}

    /**
     * Whether this device has its certificate and is let in with it. Follows each welcome while it is not, and comes when it
     * changes.
     *
     * @param device  empty until it is enrolled
     * @param problem stable word of what is wrong, for example {@code used-code}; empty when nothing is
     * @param detail  what is wrong and what to do next, in English
     * @param fingerprint of this device's key, for whoever compares it, for example {@code 9F3A-11C0-77DE-0B42}; empty unless the device
     *                    waits for their approval
     * @param why         in the words of the operator who rejected the device; empty unless one did
     */
    record Enrolment(String device, String problem, String detail, String fingerprint, String why)
            implements AgentMessage {}

    record Link(LinkState state, Instant since) implements AgentMessage {}

    record Shown(View view) implements AgentMessage {}

    record Invited(CallInvitation invitation) implements AgentMessage {}

    record CallLeft(CallId call, CallEnd why) implements AgentMessage {}

    record Signal(SignalDown signal) implements AgentMessage {}

    record Replied(Reply reply) implements AgentMessage {}

    /** The turn is on the agent's disk and cannot get lost any more. */
    record Kept(TurnId turn) implements AgentMessage {}

    /** @param text as the scanner read it; personal data */
    record Scanned(String text) implements AgentMessage {
        @Override
        public String toString() {
            return "Scanned[]";
        }
    }

    /** Whether citizens can use this device, from now on. Who waits or is in a session stays until their visit is over. */
    record InService(Service service) implements AgentMessage {}

    /** Load anew. Answered by the {@link PageMessage.Hello} of the page that comes then. */
    record Reload() implements AgentMessage {}

    /** Try every part anew. Answered by {@link PageMessage.Peripherals}. */
    record TryParts() implements AgentMessage {}

    /** Cover what is of a person and say that a picture is taken. Answered by {@link PageMessage.Covered} when it is drawn. */
    record ScreenshotBegins(CommandId command) implements AgentMessage {}

    /** The picture was taken, or was not: everything may be shown again. */
    record ScreenshotEnded(CommandId command) implements AgentMessage {}

    /**
     * The agent could not do what the page said.
     *
     * @param type   stable word, for example {@code malformed}
     * @param detail in English, for the developer; never quotes the message
     */
    record Problem(String type, String detail) implements AgentMessage {}

    /** Whether the control plane can be reached. */
    enum LinkState {
        @JsonProperty("up")
        UP,
        @JsonProperty("down")
        DOWN
    }
}
