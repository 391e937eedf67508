package vn.tiepdan.control.reception.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.audit.Shows;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.Site;
import vn.tiepdan.control.call.SessionRecordings;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.RightName;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.reception.Session;
import vn.tiepdan.control.reception.SessionStore;
import vn.tiepdan.control.reception.Ticketed;
import vn.tiepdan.control.reception.rest.SessionViews.Detail;
import vn.tiepdan.control.reception.rest.SessionViews.Row;
import vn.tiepdan.control.reception.rest.SessionViews.Surroundings;
import vn.tiepdan.control.register.Register;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.SessionId;

/** Sessions for staff who may see citizens' data. */
@Path("/api/v1/sessions")
@RolesAllowed(RightName.READ_SESSIONS)
@Tag(name = "sessions", description = "Citizens received, waiting, or gone")
public class SessionResource {
    private final SessionStore store;
    private final Transactions transactions;
    private final Bodies bodies;
    private final Devices devices;
    private final Register register;
    private final Instance<SessionRecordings> recordings;
    private final SecurityIdentity identity;
    private final Clock clock;

    SessionResource(
            SessionStore store,
            Transactions transactions,
            Bodies bodies,
            Devices devices,
            Register register,
            Instance<SessionRecordings> recordings,
            SecurityIdentity identity,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.bodies = bodies;
        this.devices = devices;
        this.register = register;
        this.recordings = recordings;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(RightName.SEE_SESSIONS)
    @Shows(value = "sessions-listed", subject = "sessions:day", narrowedBy = "date")
    @Operation(summary = "The sessions of one day in Vietnam, first come first; today when no date is given")
    public Uni<List<Row>> ofDay(@QueryParam("date") @Nullable String date) {
        var day = date == null ? LocalDate.ofInstant(clock.instant(), Ticketed.ZONE) : day(date);
        var reach = Reach.of(identity);
        return transactions.in(() -> store.ofDay(day)
                .map(all ->
                        all.stream().filter(it -> it.ticketed().isWithin(reach)).toList())
                .chain(sessions -> surroundings(sessions)
                        .map(around -> sessions.stream()
                                .map(session -> Row.of(session, around))
                                .toList())));
    }

    @GET
    @Path("/{id}")
    @Shows(value = "session-read", subject = "session:{id}")
    @Operation(summary = "Everything about one session; reading it is in the audit log")
    public Uni<Detail> one(@PathParam("id") String id) {
        var name = session(id);
        return transactions.in(() -> store.find(name)
                .map(found -> found.orElseThrow(SessionResource::unknown))
                .chain(session -> surroundings(List.of(session))
                        .chain(around -> store.timeline(name).map(timeline -> Detail.of(session, around, timeline)))));
    }

    private Uni<Surroundings> surroundings(List<Session> sessions) {
        var ids = sessions.stream().map(Session::id).collect(Collectors.toSet());
        return bodies.sites()
                .chain(sites -> devices.withRole(Set.of(Role.ROOM))
                        .chain(rooms -> states(ids)
                                .chain(states -> entries(sessions)
                                        .map(entries -> new Surroundings(
                                                sites.stream().collect(Collectors.toMap(Site::id, Site::name)),
                                                rooms.stream().collect(Collectors.toMap(Device::id, Device::label)),
                                                states,
                                                entries)))));
    }

    private Uni<Map<SessionId, String>> states(Set<SessionId> ids) {
        return recordings.isUnsatisfied()
                ? Uni.createFrom().item(Map.of())
                : recordings.get().states(ids);
    }

    private Uni<Map<SessionId, Register.Entry>> entries(List<Session> sessions) {
        return Multi.createFrom()
                .iterable(sessions)
                .filter(Session.Closed.class::isInstance)
                .onItem()
                .transformToUniAndConcatenate(session -> register.of(session.id()))
                .collect()
                .in(
                        HashMap::new,
                        (all, entry) ->
                                entry.ifPresent(it -> all.put(it.content().session(), it)));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException wrong) {
            throw new Refused(Problem.atField(
                    "not-a-date", "That is no date", "Write the date as YYYY-MM-DD, for example 2026-11-24.", "date"));
        }
    }

    private static SessionId session(String text) {
        try {
            return SessionId.of(text);
        } catch (IllegalArgumentException wrong) {
            throw unknown();
        }
    }

    static Refused unknown() {
        return new Refused(
                Problem.of(404, "no-such-session", "There is no such session", "Choose one from the list of the day."));
    }
}
