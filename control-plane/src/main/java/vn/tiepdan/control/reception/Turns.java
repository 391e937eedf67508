package vn.tiepdan.control.reception;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.Body;
import vn.tiepdan.control.call.Calls;
import vn.tiepdan.control.fleet.Arrived;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.fleet.EventHandler;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.reception.SessionStore.Happening;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.TurnId;

/** What kiosks report: turns taken, given up, and forgotten. Runs in the transaction that commits the event. */
@ApplicationScoped
class Turns implements EventHandler {
    private static final Logger LOG = Logger.getLogger(Turns.class);

    private final SessionStore store;
    private final Devices devices;
    private final Bodies bodies;
    private final Calls calls;
    private final Transactions transactions;
    private final Reporting reporting;
    private final Clock clock;

    Turns(
            SessionStore store,
            Devices devices,
            Bodies bodies,
            Calls calls,
            Transactions transactions,
            Reporting reporting,
            Clock clock) {
        this.store = store;
        this.devices = devices;
        this.bodies = bodies;
        this.calls = calls;
        this.transactions = transactions;
        this.reporting = reporting;
        this.clock = clock;
    }

    /** A page forgets a turn after all else that happens to it, so the forgotten come last and together. */
    @Override
    public Uni<Void> on(List<Arrived> events) {
        var wiped = events.stream().map(Turns::wiped).flatMap(Optional::stream).toList();
        return Multi.createFrom()
                .iterable(events)
                .filter(Turns::isOfTheQueue)
                .onItem()
                .transformToUniAndConcatenate(it -> one(it.device(), it.event()))
                .collect()
                .last()
                .chain(() -> wiped.isEmpty() ? Uni.createFrom().voidItem() : store.wiped(wiped, clock.instant()));
    }

    private static Optional<TurnId> wiped(Arrived arrived) {
        return arrived.event().body() instanceof Event.PageWiped(var turn) ? Optional.of(turn) : Optional.empty();
    }

    private static boolean isOfTheQueue(Arrived arrived) {
        return switch (arrived.event().body()) {
            case Event.TurnTaken _, Event.TurnLeft _ -> true;
            case Event.PageWiped _, Event.AlarmRaised _, Event.AlarmCleared _ -> false;
        };
    }

    private Uni<Void> one(DeviceId device, Event event) {
        return switch (event.body()) {
            case Event.TurnTaken taken -> taken(device, taken);
            case Event.TurnLeft left -> left(device, left);
            case Event.PageWiped _, Event.AlarmRaised _, Event.AlarmCleared _ ->
                Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> taken(DeviceId device, Event.TurnTaken taken) {
        return store.locked(taken.turn())
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().voidItem()
                        : devices.find(device)
                                .chain(found -> found.filter(it -> it.role() == Role.KIOSK)
                                        .map(kiosk -> giveTicket(kiosk, taken))
                                        .orElseGet(() -> notAKiosk(device))));
    }

    private Uni<Void> giveTicket(Device kiosk, Event.TurnTaken taken) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, Ticketed.ZONE);
        return receivingBody(kiosk)
                .chain(body -> store.nextTicket(body.id(), today).chain(ticket -> {
                    var waiting = new Session.Waiting(new Ticketed(
                            SessionId.fresh(),
                            taken.turn(),
                            body.id(),
                            kiosk.site(),
                            kiosk.id(),
                            ticket,
                            taken.language(),
                            taken.citizen(),
                            taken.standing(),
                            taken.matter(),
                            taken.noticeReadAt(),
                            now));
                    return store.insert(waiting)
                            .chain(() -> store.note(
                                    waiting.id(), new Happening(now, "turn-taken", "ticket " + ticket.text())))
                            .chain(() -> reporting.changed(waiting));
                }));
    }

    /** A commune's kiosk leads to the body above it; a kiosk at the top receives for its own body. */
    private Uni<Body> receivingBody(Device kiosk) {
        return bodies.site(kiosk.site())
                .chain(site -> bodies.body(site.orElseThrow().body()))
                .map(Optional::orElseThrow)
                .chain(own -> own.parent()
                        .map(parent -> bodies.body(parent).map(Optional::orElseThrow))
                        .orElseGet(() -> Uni.createFrom().item(own)));
    }

    private Uni<Void> left(DeviceId device, Event.TurnLeft left) {
        var now = clock.instant();
        return store.locked(left.turn()).chain(found -> {
            if (found.isEmpty() || !found.get().ticketed().kiosk().equals(device)) {
                LOG.warnf("device %s left a turn that is not its own; nothing was changed", device);
                return Uni.createFrom().voidItem();
            }
            var before = found.get();
            var after = before.leave(left.why(), now);
            var happening = new Happening(now, "turn-left", left.why().name().toLowerCase(java.util.Locale.ROOT));
            return (after.equals(before) ? store.note(before.id(), happening) : store.update(after, happening))
                    .chain(() -> reporting.changed(after))
                    .chain(() -> hangUp(before));
        });
    }

    /** Whoever left while the official's touch was on its way would leave the official before an empty picture. */
    private Uni<Void> hangUp(Session session) {
        return session instanceof Session.InSession open
                ? transactions.afterCommit(() -> calls.end(open.call(), CallEnd.CITIZEN_LEFT))
                : Uni.createFrom().voidItem();
    }

    private static Uni<Void> notAKiosk(DeviceId device) {
        LOG.warnf("device %s took a turn but is no kiosk; nothing was changed", device);
        return Uni.createFrom().voidItem();
    }
}
