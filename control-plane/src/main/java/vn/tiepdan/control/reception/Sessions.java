package vn.tiepdan.control.reception;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.Site;
import vn.tiepdan.control.call.CallListener;
import vn.tiepdan.control.call.Calls;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.reception.SessionStore.Happening;
import vn.tiepdan.control.register.Register;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.CallInvitation;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Request.CloseSession;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.SessionId;

/** What rooms do with sessions. Each use case is one transaction; asking for the same again is harmless. */
@ApplicationScoped
public class Sessions implements CallListener {
    private final SessionStore store;
    private final Transactions transactions;
    private final Devices devices;
    private final Bodies bodies;
    private final Calls calls;
    private final Register register;
    private final AuditLog audit;
    private final Reporting reporting;
    private final Clock clock;

    Sessions(
            SessionStore store,
            Transactions transactions,
            Devices devices,
            Bodies bodies,
            Calls calls,
            Register register,
            AuditLog audit,
            Reporting reporting,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.devices = devices;
        this.bodies = bodies;
        this.calls = calls;
        this.register = register;
        this.audit = audit;
        this.reporting = reporting;
        this.clock = clock;
    }

    /**
     * Receives the citizen in this room. The answer does not wait for the media room, which opens meanwhile: that is most of the
     * time between the official's touch and the picture.
     */
    public Uni<CallInvitation> open(DeviceId room, SessionId id) {
        return transactions.in(() -> room(room).chain(host -> locked(id).chain(session -> openIn(host, session))));
    }

    /** Ends the session: the register row is written in the same transaction, the call ends after it. */
    public Uni<Void> close(DeviceId room, CloseSession request) {
        return transactions.in(() -> locked(request.session()).chain(session -> {
            if (session instanceof Session.Closed closed && closed.room().equals(room)) {
                return Uni.createFrom().voidItem();
            }
            var closed = session.runningIn(room).close(request.outcome(), request.summary(), clock.instant());
            return store.update(
                            closed,
                            new Happening(
                                    closed.closedAt(),
                                    "closed",
                                    closed.outcome().name()))
                    .chain(() -> register.enter(entering(closed)))
                    .chain(() -> reporting.changed(closed))
                    .chain(() -> transactions.afterCommit(() -> calls.end(closed.call(), CallEnd.CLOSED)))
                    .chain(() -> deed(room, "session-closed", closed));
        }));
    }

    @Override
    public Uni<Void> ended(CallId call, SessionId id, CallEnd why) {
        return transactions.in(() -> store.locked(id).chain(found -> {
            if (!(found.orElse(null) instanceof Session.InSession open)
                    || !open.call().equals(call)) {
                return Uni.createFrom().voidItem();
            }
            var happening = new Happening(clock.instant(), "call-ended", why.name());
            return switch (why) {
                case NO_MEDIA_SERVER -> {
                    var waiting = open.callFailed();
                    yield store.update(waiting, happening).chain(() -> reporting.changed(waiting));
                }
                case ABANDONED, CITIZEN_LEFT, CLOSED ->
                    store.note(id, happening).chain(() -> reporting.changed(open));
            };
        }));
    }

    private Uni<CallInvitation> openIn(Host host, Session session) {
        if (session instanceof Session.InSession running && running.room().equals(host.device.id())) {
            return calls.invitation(session.id(), host.device.id())
                    .map(invitation -> invitation.orElseThrow(Sessions::callOver));
        }
        if (!session.ticketed().body().equals(host.site.body())) {
            throw refused("session-of-another-body", "The citizen waits for another body.");
        }
        var waiting = session.stillWaiting();
        return idle(host, waiting)
                .chain(() -> parties(host, waiting))
                .chain(parties -> calls.open(waiting.id(), parties, host.device.id()))
                .map(Sessions::ofRoom)
                .chain(own -> {
                    var open = waiting.open(host.device.id(), own.call(), clock.instant());
                    return store.update(open, new Happening(open.openedAt(), "opened", host.device.label()))
                            .chain(() -> reporting.changed(open))
                            .chain(() -> deed(host.device.id(), "session-opened", open))
                            .replaceWith(own);
                });
    }

    private static CallInvitation ofRoom(List<CallInvitation> invitations) {
        return invitations.stream()
                .filter(it -> it.role() == Role.ROOM)
                .findFirst()
                .orElseThrow();
    }

    private Uni<Void> idle(Host host, Session session) {
        return store.open(session.ticketed().body())
                .invoke(all -> {
                    for (var other : all) {
                        if (other instanceof Session.InSession busy
                                && busy.room().equals(host.device.id())) {
                            throw refused("room-busy", "This room has an open session. Close it first.");
                        }
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<Calls.Party>> parties(Host host, Session session) {
        var kiosk = session.ticketed().kiosk();
        return bodies.body(session.ticketed().body())
                .chain(body -> bodies.site(session.ticketed().site())
                        .map(site -> List.of(
                                new Calls.Party(
                                        kiosk, Role.KIOSK, body.orElseThrow().name()),
                                new Calls.Party(
                                        host.device.id(),
                                        Role.ROOM,
                                        site.orElseThrow().name()))));
    }

    private Uni<Host> room(DeviceId id) {
        return devices.find(id).chain(found -> {
            var device = found.filter(it -> it.role() == Role.ROOM)
                    .orElseThrow(() -> refused("not-a-room", "Only a reception room can open a session."));
            return bodies.site(device.site()).map(site -> new Host(device, site.orElseThrow()));
        });
    }

    private Uni<Session> locked(SessionId id) {
        return store.locked(id)
                .map(found -> found.orElseThrow(() -> new Refused(Problem.of(
                        404,
                        "no-such-session",
                        "There is no such session",
                        "Nothing is known of session " + id + "."))));
    }

    private Uni<Void> deed(DeviceId room, String action, Session session) {
        return audit.add(new AuditLog.Deed(Actor.device(room), action, "session:" + session.id(), ""));
    }

    private static Register.Entering entering(Session.Closed closed) {
        var it = closed.ticketed();
        return new Register.Entering(
                it.body(),
                it.id(),
                closed.openedAt(),
                it.citizen(),
                it.standing(),
                it.matter(),
                closed.outcome(),
                closed.summary());
    }

    private static Refused callOver() {
        return refused("call-over", "The call of this session is over. Close the session.");
    }

    private static Refused refused(String word, String detail) {
        return new Refused(Problem.of(409, word, "The session cannot do that now", detail));
    }

    private record Host(Device device, Site site) {}
}
