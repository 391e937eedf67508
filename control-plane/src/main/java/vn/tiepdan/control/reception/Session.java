package vn.tiepdan.control.reception;

import java.time.Instant;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Event.TurnLeft;
import vn.tiepdan.wire.Request.Outcome;
import vn.tiepdan.wire.SessionId;

/**
 * One citizen (or group) received. The states and what leads from one to the next:
 *
 * <pre>
 * waiting ── open ──▶ in session ── close ──▶ closed
 *    │  ▲                 │
 *    │  └── call failed ──┘
 *    └─ leave ──▶ left
 * </pre>
 *
 * A transition that the state does not know is {@link Refused} with the reason that the caller can understand.
 */
public sealed interface Session {
    Ticketed ticketed();

    default SessionId id() {
        return ticketed().id();
    }

    /** The citizen sits at the kiosk and waits. */
    record Waiting(Ticketed ticketed) implements Session {
        public InSession open(DeviceId room, CallId call, Instant now) {
            return new InSession(ticketed, room, call, now);
        }
    }

    /** An official receives the citizen in a call. */
    record InSession(Ticketed ticketed, DeviceId room, CallId call, Instant openedAt) implements Session {
        /** Fails with {@link Refused} at field {@code summary} when the register could not hold it. */
        public Closed close(Outcome outcome, String summary, Instant now) {
            return new Closed(ticketed, room, call, openedAt, now, outcome, checked(summary));
        }
    }

    /** The official has closed it; the register has its row. */
    record Closed(
            Ticketed ticketed,
            DeviceId room,
            CallId call,
            Instant openedAt,
            Instant closedAt,
            Outcome outcome,
            String summary)
            implements Session {}

    /** The citizen gave the turn up before being received. */
    record Left(Ticketed ticketed, Instant leftAt, TurnLeft.Why why) implements Session {}

    /** For an official who wants to receive the citizen now. Of two at the same instant one is refused. */
    default Waiting stillWaiting() {
        return switch (this) {
            case Waiting waiting -> waiting;
            case InSession open ->
                throw refused(
                        "session-already-open",
                        "The session is open in " + open.room + " already. Choose the next person.");
            case Closed _ -> throw refused("session-over", "The session was closed already.");
            case Left _ -> throw refused("citizen-left", "The citizen has left. Choose the next person.");
        };
    }

    /** For an official who wants to end the session of this room. */
    default InSession runningIn(DeviceId room) {
        return switch (this) {
            case InSession open when open.room.equals(room) -> open;
            case InSession _ ->
                throw refused("session-of-another-room", "The session runs in another room, which alone can close it.");
            case Waiting _ -> throw refused("session-not-open", "The session was not opened yet.");
            case Closed _ -> throw refused("session-over", "The session was closed already.");
            case Left _ -> throw refused("citizen-left", "The citizen has left.");
        };
    }

    /** The call never came about: the citizen keeps the turn, and the official may try again. */
    default Session callFailed() {
        return switch (this) {
            case InSession open -> new Waiting(open.ticketed);
            case Waiting _, Closed _, Left _ -> this;
        };
    }

    /** The kiosk says that the citizen left. Whoever is being received is left to the official, who sees the empty chair. */
    default Session leave(TurnLeft.Why why, Instant now) {
        return switch (this) {
            case Waiting waiting -> new Left(waiting.ticketed, now, why);
            case InSession _, Closed _, Left _ -> this;
        };
    }

    /** Nothing more can happen to it. */
    default boolean over() {
        return switch (this) {
            case Closed _, Left _ -> true;
            case Waiting _, InSession _ -> false;
        };
    }

    private static String checked(String summary) {
        if (summary.isBlank() || summary.length() > Ticketed.MOST_SUMMARY) {
            throw new Refused(Problem.atField(
                    "summary-missing",
                    "The summary is missing or too long",
                    "Write what it was about in 1 to " + Ticketed.MOST_SUMMARY + " characters; the register needs it.",
                    "summary"));
        }
        return summary.strip();
    }

    private static Refused refused(String word, String detail) {
        return new Refused(Problem.of(409, word, "The session cannot do that now", detail));
    }
}
