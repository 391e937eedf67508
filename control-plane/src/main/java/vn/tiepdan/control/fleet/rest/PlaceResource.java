package vn.tiepdan.control.fleet.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Day;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.fleet.Moves;
import vn.tiepdan.control.fleet.Stay;
import vn.tiepdan.control.platform.RightName;

@Path("/api/v1/devices/{id}")
@RolesAllowed(RightName.SEE_DEVICES)
@Tag(name = "devices")
public class PlaceResource {
    private final Moves moves;
    private final SecurityIdentity caller;

    PlaceResource(Moves moves, SecurityIdentity caller) {
        this.moves = moves;
        this.caller = caller;
    }

    /** @param until null: it stands there now */
    public record StayView(
            String site, Instant since, @Nullable Instant until) {
        static StayView of(Stay stay) {
            return new StayView(stay.site().value(), stay.since(), stay.until().orElse(null));
        }
    }

    /**
     * @param site null for a moment before the device was enrolled
     * @param body that the site belonged to at that moment
     */
    public record PlaceView(@Nullable String site, @Nullable String body) {
        static final PlaceView NOWHERE = new PlaceView(null, null);

        static PlaceView of(Moves.Place place) {
            return new PlaceView(place.stay().site().value(), place.body().value());
        }
    }

    /** @param from the day from whose beginning in Vietnam it holds, never ahead; null for now */
    public record MoveRequest(
            @NotNull @Pattern(regexp = BodyId.SYNTAX) String site,
            @Nullable String from) {}

    @GET
    @Path("/stays")
    @Operation(summary = "Where the device has stood and from when until when, the first place first")
    public Uni<List<StayView>> stays(@PathParam("id") String id) {
        return moves.stays(Devices.named(id))
                .map(all -> all.stream().map(StayView::of).toList());
    }

    @GET
    @Path("/place")
    @Operation(summary = "Where the device stood at a moment, and to which body that place belonged then")
    public Uni<PlaceView> place(
            @PathParam("id") String id,
            @Parameter(description = "the beginning of this day; now when not given") @QueryParam("at") @Nullable
                    String at) {
        return moves.at(Devices.named(id), Day.begin(at))
                .map(place -> place.map(PlaceView::of).orElse(PlaceView.NOWHERE));
    }

    @PUT
    @Path("/site")
    @RolesAllowed(RightName.CHANGE_PLACES)
    @Operation(
            summary = "The device stands at another site from now or from a past day on",
            description = "It stays the same device, with its certificates and its history.")
    public Uni<Void> move(@PathParam("id") String id, @NotNull @Valid MoveRequest request) {
        return moves.move(
                Devices.named(id),
                new SiteId(request.site()),
                Day.begin(request.from()),
                caller.getPrincipal().getName());
    }
}
