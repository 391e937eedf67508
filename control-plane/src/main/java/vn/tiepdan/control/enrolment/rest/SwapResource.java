package vn.tiepdan.control.enrolment.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import vn.tiepdan.control.enrolment.Swaps;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.platform.RightName;

@Path("/api/v1/devices/{id}/replacement")
@RolesAllowed(RightName.SWAP_DEVICES)
@Tag(name = "devices")
public class SwapResource {
    private static final int CREATED = 201;

    private final Swaps swaps;
    private final SecurityIdentity caller;

    SwapResource(Swaps swaps, SecurityIdentity caller) {
        this.swaps = swaps;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(CREATED)
    @Operation(
            summary = "Mints a one-time code with which new hardware takes the place of this device's old one",
            description =
                    "Nothing changes until the code is used. Then the device goes on under its name, with its place, its"
                            + " configuration and its history; the certificates of the old hardware are revoked and its connection ends.")
    public Uni<ClaimResource.ClaimView> mint(
            @PathParam("id") String id,
            @Parameter(description = "Whether somebody shall look at the new hardware before it takes the place")
                    @QueryParam("approval")
                    @DefaultValue("false")
                    boolean approval) {
        return swaps.mint(Devices.named(id), approval, caller.getPrincipal().getName())
                .map(ClaimResource.ClaimView::of);
    }
}
