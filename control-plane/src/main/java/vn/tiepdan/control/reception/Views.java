package vn.tiepdan.control.reception;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Site;
import vn.tiepdan.control.call.Calls;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.fleet.DeviceLink;
import vn.tiepdan.control.fleet.DeviceListener;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.CallInvitation;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.View;

/**
 * Tells each page what it shall show now. A view is made from what is committed, whole every time, so a lost one is repaired by
 * the next; its version grows with the clock, hence over restarts too.
 */
@ApplicationScoped
class Views implements DeviceListener {
    private static final Logger LOG = Logger.getLogger(Views.class);
    private static final long VERSIONS_PER_MILLI = 1000;

    private final SessionStore store;
    private final Transactions transactions;
    private final Devices devices;
    private final Bodies bodies;
    private final Calls calls;
    private final DeviceLink link;
    private final Clock clock;
    private final AtomicLong lastVersion = new AtomicLong();

    Views(
            SessionStore store,
            Transactions transactions,
            Devices devices,
            Bodies bodies,
            Calls calls,
            DeviceLink link,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.devices = devices;
        this.bodies = bodies;
        this.calls = calls;
        this.link = link;
        this.clock = clock;
    }

    /** Who was not told before a crash is told now. */
    void started(@Observes StartupEvent event) {
        everybody()
                .subscribe()
                .with(done -> LOG.debug("all were told"), failure -> LOG.warn("not all were told", failure));
    }

    /** Makes the view of this device and sends it. */
    Uni<Void> show(DeviceId id) {
        return transactions
                .in(() -> {
                    var asked = now();
                    return devices.find(id)
                            .chain(found -> found.isEmpty()
                                    ? Uni.createFrom().item(Optional.<View>empty())
                                    : view(found.get(), asked).map(Optional::of));
                })
                .chain(view -> view.isEmpty() ? Uni.createFrom().voidItem() : link.show(id, view.get()));
    }

    /** These kiosks and every room of these bodies. */
    Uni<Void> showAround(List<DeviceId> kiosks, List<BodyId> receiving) {
        return each(kiosks, this::show).chain(() -> each(receiving, this::showRooms));
    }

    private static <T> Uni<Void> each(List<T> all, Function<T, Uni<Void>> show) {
        return Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(show::apply)
                .collect()
                .last()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> changed(Set<DeviceId> ids) {
        return transactions.in(() -> store.openedAt(ids)).chain(bodies -> each(bodies, this::showRooms));
    }

    private Uni<Void> showRooms(BodyId body) {
        return transactions
                .in(() -> devices.withRole(Set.of(Role.ROOM))
                        .chain(rooms -> bodies.sites().map(sites -> {
                            var own = sites.stream()
                                    .filter(site -> site.body().equals(body))
                                    .map(Site::id)
                                    .collect(Collectors.toSet());
                            return rooms.stream()
                                    .filter(room -> own.contains(room.site()))
                                    .toList();
                        })))
                .chain(this::showAll);
    }

    /** A kiosk that shows no turn has nothing to be told that it would not ask for itself. */
    private Uni<Void> everybody() {
        return transactions
                .in(() -> devices.withRole(Set.of(Role.ROOM))
                        .chain(rooms -> store.kiosksThatShow()
                                .map(kiosks -> Stream.concat(rooms.stream().map(Device::id), kiosks.stream())
                                        .toList())))
                .chain(all -> each(all, this::show));
    }

    private Uni<Void> showAll(List<Device> all) {
        return each(all, device -> show(device.id()));
    }

    /** Views of this version and higher know everything that is committed by now. */
    long version() {
        return now().version;
    }

    /** Taken before anything is read: a view that began before a change was committed must not look newer than the change. */
    private Moment now() {
        var at = clock.instant();
        return new Moment(
                lastVersion.updateAndGet(last -> Math.max(last + 1, at.toEpochMilli() * VERSIONS_PER_MILLI)), at);
    }

    private record Moment(long version, Instant at) {}

    private Uni<View> view(Device device, Moment asked) {
        return bodies.site(device.site()).map(Optional::orElseThrow).chain(site -> switch (device.role()) {
            case KIOSK -> kiosk(device, site, asked);
            case ROOM -> room(device, site, asked);
        });
    }

    private Uni<View> kiosk(Device device, Site site, Moment asked) {
        return bodies.body(site.body())
                .map(Optional::orElseThrow)
                .chain(own -> own.parent().isPresent()
                        ? bodies.body(own.parent().get()).map(Optional::orElseThrow)
                        : Uni.createFrom().item(own))
                .chain(body -> store.shownAt(device.id())
                        .chain(shown -> shown.map(session -> turn(device, session))
                                .orElseGet(() -> Uni.createFrom().nullItem()))
                        .map(turn -> new View.Kiosk(asked.version, asked.at, site.name(), body.name(), turn)));
    }

    private Uni<View.@Nullable Turn> turn(Device kiosk, Session session) {
        var it = session.ticketed();
        return store.open(it.body()).chain(all -> {
            int ahead = (int) all.stream()
                    .filter(Session.Waiting.class::isInstance)
                    .takeWhile(other -> !other.id().equals(session.id()))
                    .count();
            return invitation(session, kiosk.id())
                    .map(invitation -> new View.Turn(
                            it.turn(),
                            it.id(),
                            it.ticket().text(),
                            session instanceof Session.Waiting ? ahead : 0,
                            stage(session),
                            invitation.orElse(null)));
        });
    }

    private Uni<View> room(Device device, Site site, Moment asked) {
        var today = LocalDate.ofInstant(asked.at, Ticketed.ZONE);
        return bodies.body(site.body())
                .map(Optional::orElseThrow)
                .chain(body -> store.open(site.body())
                        .chain(all -> rows(all)
                                .chain(rows -> current(device, all, rows)
                                        .chain(current -> store.closedIn(device.id(), today)
                                                .map(received -> new View.Room(
                                                        asked.version,
                                                        asked.at,
                                                        site.name(),
                                                        body.name(),
                                                        waiting(all, rows),
                                                        current.orElse(null),
                                                        received))))));
    }

    private static List<View.Waiting> waiting(List<Session> all, List<View.Waiting> rows) {
        var waits = all.stream()
                .filter(Session.Waiting.class::isInstance)
                .map(Session::id)
                .collect(Collectors.toSet());
        return rows.stream().filter(row -> waits.contains(row.session())).toList();
    }

    private Uni<Optional<View.Current>> current(Device room, List<Session> all, List<View.Waiting> rows) {
        var open = all.stream()
                .filter(session -> session instanceof Session.InSession running
                        && running.room().equals(room.id()))
                .findFirst();
        if (open.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        var row = rows.stream()
                .filter(it -> it.session().equals(open.get().id()))
                .findFirst()
                .orElseThrow();
        return invitation(open.get(), room.id())
                .map(invitation -> Optional.of(new View.Current(row, invitation.orElse(null))));
    }

    private Uni<List<View.Waiting>> rows(List<Session> all) {
        return bodies.sites().chain(sites -> {
            var names = sites.stream().collect(Collectors.toMap(Site::id, Site::name));
            var ids = all.stream().map(Session::id).collect(Collectors.toSet());
            return store.earlierVisits(ids)
                    .chain(visits -> Multi.createFrom()
                            .iterable(all)
                            .onItem()
                            .transformToUniAndConcatenate(session -> devices.ready(
                                            session.ticketed().kiosk())
                                    .map(ready -> {
                                        var it = session.ticketed();
                                        return new View.Waiting(
                                                it.id(),
                                                it.ticket().text(),
                                                it.shownName(),
                                                names.getOrDefault(it.site(), ""),
                                                it.matter(),
                                                it.standing().kind(),
                                                it.takenAt(),
                                                ready,
                                                visits.getOrDefault(it.id(), 0));
                                    }))
                            .collect()
                            .asList());
        });
    }

    private Uni<Optional<CallInvitation>> invitation(Session session, DeviceId device) {
        return session instanceof Session.InSession
                ? calls.invitation(session.id(), device)
                : Uni.createFrom().item(Optional.empty());
    }

    private static View.Stage stage(Session session) {
        return switch (session) {
            case Session.Waiting _ -> View.Stage.WAITING;
            case Session.InSession _ -> View.Stage.IN_SESSION;
            case Session.Closed _ -> View.Stage.CLOSED;
            case Session.Left _ -> View.Stage.LEFT;
        };
    }
}
