package vn.tiepdan.control.appointment.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import vn.tiepdan.control.appointment.Appointment;
import vn.tiepdan.control.appointment.AppointmentId;
import vn.tiepdan.control.appointment.Appointments;
import vn.tiepdan.control.appointment.Placement;
import vn.tiepdan.control.appointment.rest.AppointmentViews.AppointmentView;
import vn.tiepdan.control.appointment.rest.AppointmentViews.BookingRequest;
import vn.tiepdan.control.appointment.rest.AppointmentViews.CancelRequest;
import vn.tiepdan.control.appointment.rest.AppointmentViews.FreeView;
import vn.tiepdan.control.appointment.rest.AppointmentViews.MoveRequest;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.Shows;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.RightName;

/** Appointments, made by whoever works where the citizen comes or where they are received. */
@Path("/api/v1/appointments")
@RolesAllowed(RightName.BOOK_APPOINTMENTS)
@Tag(name = "appointments", description = "Who is expected, when and where")
public class AppointmentResource {
    private static final int CREATED = 201;
    private static final int MOST_DAYS = 92;

    private final Appointments appointments;
    private final SecurityIdentity caller;

    AppointmentResource(Appointments appointments, SecurityIdentity caller) {
        this.appointments = appointments;
        this.caller = caller;
    }

    @GET
    @Path("/free")
    @RolesAllowed({RightName.BOOK_APPOINTMENTS, RightName.PLAN_RECEPTION})
    @Operation(summary = "What is free for citizens of a place, from and until included; at most 92 days apart")
    public Uni<List<FreeView>> free(
            @QueryParam("site") @NotNull String site,
            @QueryParam("from") @NotNull LocalDate from,
            @QueryParam("until") @NotNull LocalDate until) {
        if (until.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(until)) {
            throw new Refused(Problem.atField(
                    "invalid-input",
                    "The input is not valid",
                    "Choose an end that is not before the beginning, and at most 92 days after it.",
                    "until"));
        }
        return appointments
                .free(reached(site), from, until)
                .map(all -> all.stream().map(FreeView::of).toList());
    }

    @POST
    @ResponseStatus(CREATED)
    @Shows(value = "appointment-read", subject = "appointments")
    @Operation(
            summary = "Books a time",
            description =
                    "Room, kiosk, official and citizen are booked together, and nobody else can have any of them then.")
    public Uni<AppointmentView> book(@NotNull @Valid BookingRequest request) {
        var place = request.place().place();
        reached(place.site().value());
        return appointments
                .book(place, request.applicant().applicant(), request.concern(), booker())
                .map(AppointmentView::of);
    }

    @GET
    @Path("/{id}")
    @Shows(value = "appointment-read", subject = "appointment:{id}")
    @Operation(summary = "One appointment")
    public Uni<AppointmentView> one(@PathParam("id") String id) {
        return reachedOne(id).map(AppointmentView::of);
    }

    @POST
    @Path("/{id}/move")
    @ResponseStatus(CREATED)
    @Shows(value = "appointment-read", subject = "appointment:{id}")
    @Operation(summary = "Gives the citizen another time; the answer is the new appointment")
    public Uni<AppointmentView> move(@PathParam("id") String id, @NotNull @Valid MoveRequest request) {
        var place = request.place().place();
        reached(place.site().value());
        return reachedOne(id)
                .chain(it -> appointments.move(it.id(), place, request.why(), booker()))
                .map(AppointmentView::of);
    }

    @POST
    @Path("/{id}/cancellation")
    @Shows(value = "appointment-read", subject = "appointment:{id}")
    @Operation(summary = "Cancels it; the time is free again")
    public Uni<AppointmentView> cancel(@PathParam("id") String id, @NotNull @Valid CancelRequest request) {
        return reachedOne(id)
                .chain(it -> appointments.cancel(it.id(), request.why(), Actor.account(account())))
                .map(AppointmentView::of);
    }

    /** For whom an appointment is out of reach, it does not exist. */
    private Uni<Appointment> reachedOne(String id) {
        return appointments.found(named(id)).invoke(it -> {
            if (!covers(it.booking().placement())) {
                throw Appointments.unknown();
            }
        });
    }

    private boolean covers(Placement placement) {
        var reach = Reach.of(caller);
        return reach.covers(placement.site()) || reach.covers(placement.body());
    }

    private SiteId reached(String site) {
        if (!site.matches(BodyId.SYNTAX) || !Reach.of(caller).covers(new SiteId(site))) {
            throw new Refused(Problem.atField("unknown-site", "No such place", "Choose a place of the list.", "site"));
        }
        return new SiteId(site);
    }

    private static AppointmentId named(String id) {
        try {
            return new AppointmentId(UUID.fromString(id));
        } catch (IllegalArgumentException wrong) {
            throw Appointments.unknown();
        }
    }

    private Appointments.Booker booker() {
        return Appointments.Booker.atConsole(account());
    }

    private String account() {
        return caller.getPrincipal().getName();
    }
}
