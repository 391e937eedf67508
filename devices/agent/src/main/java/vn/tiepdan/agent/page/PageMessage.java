package vn.tiepdan.agent.page;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.Citizen;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.Matter;
import vn.tiepdan.wire.Request;
import vn.tiepdan.wire.RequestId;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.SignalUp;
import vn.tiepdan.wire.Standing;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.TurnId;

/** From the page to its agent. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PageMessage.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = PageMessage.Peripherals.class, name = "peripherals"),
    @JsonSubTypes.Type(value = PageMessage.Screen.class, name = "screen"),
    @JsonSubTypes.Type(value = PageMessage.TakeTurn.class, name = "take-turn"),
    @JsonSubTypes.Type(value = PageMessage.LeaveTurn.class, name = "leave-turn"),
    @JsonSubTypes.Type(value = PageMessage.Wiped.class, name = "wiped"),
    @JsonSubTypes.Type(value = PageMessage.OpenSession.class, name = "open-session"),
    @JsonSubTypes.Type(value = PageMessage.CloseSession.class, name = "close-session"),
    @JsonSubTypes.Type(value = PageMessage.Signal.class, name = "signal"),
    @JsonSubTypes.Type(value = PageMessage.ClaimCode.class, name = "claim-code"),
    @JsonSubTypes.Type(value = PageMessage.Covered.class, name = "covered")
})
public sealed interface PageMessage {
    /**
     * The first thing that a page says.
     *
     * @param call the call that this page is in, when only the socket broke
     */
    record Hello(String screen, String language, @Nullable RunningCall call) implements PageMessage {}

    record RunningCall(CallId call, LegId leg, int attempt, boolean connected) {}

    /** What only a page can try: camera, microphone, speaker, display. Replaces what it said before. */
    record Peripherals(List<Observation> peripherals) implements PageMessage {
        public Peripherals {
            peripherals = List.copyOf(peripherals);
        }
    }

    /**
     * @param evidence in plain English
     * @param finding  the same for who has the sentences
     */
    record Observation(
            String name,
            Status.Kind kind,
            Status.Health health,
            String evidence,
            @Nullable Finding finding) {}

    record Screen(String name) implements PageMessage {}

    /** Answered by {@link AgentMessage.Kept} when it is on the disk. The same turn again changes nothing. */
    record TakeTurn(
            TurnId turn, String language, Citizen citizen, Standing standing, Matter matter, Instant noticeReadAt)
            implements PageMessage {}

    record LeaveTurn(TurnId turn, Event.TurnLeft.Why why) implements PageMessage {}

    /** Everything about this turn is gone from the page. */
    record Wiped(TurnId turn) implements PageMessage {}

    /** Answered by {@link AgentMessage.Replied}. */
    record OpenSession(RequestId request, SessionId session) implements PageMessage {}

    /** Answered by {@link AgentMessage.Replied}. */
    record CloseSession(RequestId request, SessionId session, Request.Outcome outcome, String summary)
            implements PageMessage {}

    record Signal(SignalUp signal) implements PageMessage {}

    /**
     * Another claim code for a device whose first one was refused. Answered by {@link AgentMessage.Enrolment}.
     *
     * @param code not blank: each try counts against this device
     */
    record ClaimCode(String code) implements PageMessage {
        public ClaimCode {
            if (code.isBlank()) {
                throw new IllegalArgumentException("a claim code is not blank");
            }
        }

        @Override
        public String toString() {
            return "ClaimCode[]";
        }
    }

    /** Nothing of a person is on the screen any more, and it says that a picture is taken. */
    record Covered(CommandId command) implements PageMessage {}
}
