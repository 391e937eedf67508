package vn.tiepdan.control.reception;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.TurnId;

/** Where sessions are kept. Every method takes part in the caller's transaction. */
public interface SessionStore {
    /** @param detail in English, may be empty; no personal data */
    record Happening(Instant at, String what, String detail) {}

    /** The next ticket of that day at this body; the counter stays locked until the transaction ends. */
    Uni<Ticketed.Ticket> nextTicket(BodyId body, LocalDate day);

    Uni<Void> insert(Session.Waiting session);

    /** Keeps the new state and adds to the timeline. */
    Uni<Void> update(Session session, Happening happening);

    /** Adds to the timeline. */
    Uni<Void> note(SessionId session, Happening happening);

    /** Locked until the transaction ends, so that of two at once one waits and sees what the other did. */
    Uni<Optional<Session>> locked(SessionId id);

    /** As {@link #locked(SessionId)}. */
    Uni<Optional<Session>> locked(TurnId turn);

    Uni<Optional<Session>> find(SessionId id);

    /** Of these, in no order. */
    Uni<List<Session>> find(Set<SessionId> ids);

    /** Waiting and in session, first come first. */
    Uni<List<Session>> open(BodyId body);

    /** The latest turn of this kiosk that its page has not wiped. */
    Uni<Optional<Session>> shownAt(DeviceId kiosk);

    /** The bodies whose waiting or running sessions are shown at these kiosks. */
    Uni<List<BodyId>> openedAt(Set<DeviceId> kiosks);

    /** The kiosks whose page has not wiped every turn. */
    Uni<List<DeviceId>> kiosksThatShow();

    Uni<Void> wiped(List<TurnId> turns, Instant at);

    Uni<List<Session>> ofDay(LocalDate day);

    Uni<Integer> closedIn(DeviceId room, LocalDate day);

    /** How many earlier closed sessions the persons of these sessions had, by session; absent means none or unknown. */
    Uni<Map<SessionId, Integer>> earlierVisits(Set<SessionId> sessions);

    Uni<List<Happening>> timeline(SessionId id);

    /** Sessions of an earlier day that nobody was received in. */
    Uni<List<SessionId>> waitingBefore(LocalDate day);
}
