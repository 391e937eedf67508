package vn.tiepdan.control.schedule.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.RightName;
import vn.tiepdan.control.schedule.ReceptionDayId;
import vn.tiepdan.control.schedule.Schedule;
import vn.tiepdan.control.schedule.ScheduleStore.Kept;
import vn.tiepdan.control.schedule.rest.DayViews.DayView;
import vn.tiepdan.control.schedule.rest.DayViews.PlanRequest;

/** The days on which bodies receive. */
@Path("/api/v1/reception-days")
@RolesAllowed(RightName.PLAN_RECEPTION)
@Tag(name = "reception days", description = "On which days somebody is received, by whom, where, and how many")
public class ReceptionDayResource {
    private static final int CREATED = 201;
    private static final int LONGEST = 500;
    private static final int MOST_DAYS = 400;
    private static final Pattern TAG = Pattern.compile("\"?(\\d{1,9})\"?");

    private final Schedule schedule;
    private final Bodies bodies;
    private final SecurityIdentity caller;

    ReceptionDayResource(Schedule schedule, Bodies bodies, SecurityIdentity caller) {
        this.schedule = schedule;
        this.bodies = bodies;
        this.caller = caller;
    }

    /** @param why those who have booked read it */
    public record Cancellation(
            @NotBlank @Size(max = LONGEST) String why) {}

    /** @param presided account name of who really led the day */
    public record Holding(@NotBlank @Size(max = 64) String presided) {}

    @GET
    @RolesAllowed({RightName.PLAN_RECEPTION, RightName.BOOK_APPOINTMENTS, RightName.SEE_SESSIONS})
    @Operation(
            summary = "The days of the bodies that the caller reaches, from and until included; at most 400 days apart")
    public Uni<List<DayView>> between(
            @QueryParam("from") @NotNull LocalDate from, @QueryParam("until") @NotNull LocalDate until) {
        if (until.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(until)) {
            throw new Refused(Problem.atField(
                    "invalid-input",
                    "The input is not valid",
                    "Choose an end that is not before the beginning, and at most 400 days after it.",
                    "until"));
        }
        var reach = Reach.of(caller);
        return bodies.now()
                .chain(tree -> schedule.between(
                        tree.ever().stream()
                                .map(it -> it.id())
                                .filter(reach::covers)
                                .collect(Collectors.toSet()),
                        from,
                        until))
                .map(all -> all.stream().map(DayView::of).toList());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({RightName.PLAN_RECEPTION, RightName.BOOK_APPOINTMENTS, RightName.SEE_SESSIONS})
    @Operation(summary = "One day")
    public Uni<DayView> one(@PathParam("id") String id) {
        return reached(id).map(DayView::of);
    }

    @POST
    @ResponseStatus(CREATED)
    @Operation(summary = "Plans a day, as a draft that citizens do not see")
    public Uni<DayView> plan(@NotNull @Valid PlanRequest request) {
        demandReach(new BodyId(request.body()));
        return schedule.plan(request.plan(), account()).map(DayView::of);
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Changes a day; If-Match names the version that was seen")
    public Uni<DayView> change(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String seen,
            @NotNull @Valid PlanRequest request) {
        int version = version(seen);
        return reached(id)
                .chain(kept -> schedule.change(kept.day().id(), version, request.plan(), account()))
                .map(DayView::of);
    }

    @POST
    @Path("/{id}/publication")
    @Operation(summary = "Shows the day to citizens")
    public Uni<DayView> publish(@PathParam("id") String id) {
        return reached(id)
                .chain(kept -> schedule.publish(kept.day().id(), account()))
                .map(DayView::of);
    }

    @POST
    @Path("/{id}/cancellation")
    @Operation(summary = "Cancels the day; those who have booked are told why")
    public Uni<DayView> cancel(@PathParam("id") String id, @NotNull @Valid Cancellation request) {
        return reached(id)
                .chain(kept -> schedule.cancel(kept.day().id(), request.why(), account()))
                .map(DayView::of);
    }

    @POST
    @Path("/{id}/holding")
    @Operation(summary = "Says who really led the day, and so whether it counts for the head")
    public Uni<DayView> hold(@PathParam("id") String id, @NotNull @Valid Holding request) {
        return reached(id)
                .chain(kept -> schedule.hold(kept.day().id(), request.presided(), account()))
                .map(DayView::of);
    }

    /** For whom a day is out of reach, it does not exist. */
    private Uni<Kept> reached(String id) {
        var reach = Reach.of(caller);
        return schedule.found(named(id)).invoke(kept -> {
            if (!reach.covers(kept.day().plan().body())) {
                throw Schedule.unknown();
            }
        });
    }

    private void demandReach(BodyId body) {
        if (!Reach.of(caller).covers(body)) {
            throw new Refused(Problem.atField("unknown-body", "No such body", "choose bodies of the list", "body"));
        }
    }

    private static ReceptionDayId named(String id) {
        try {
            return new ReceptionDayId(UUID.fromString(id));
        } catch (IllegalArgumentException wrong) {
            throw Schedule.unknown();
        }
    }

    private static int version(@Nullable String tag) {
        var found = TAG.matcher(tag == null ? "" : tag);
        if (!found.matches()) {
            throw new Refused(Problem.of(
                    428,
                    "version-missing",
                    "The version is missing",
                    "Get the day, and send its version as the header If-Match, for example \"7\"."));
        }
        return Integer.parseInt(found.group(1));
    }

    private String account() {
        return caller.getPrincipal().getName();
    }
}
