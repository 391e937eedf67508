package vn.tiepdan.control.command.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.command.Orders;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.RightName;

@Path("/api/v1/devices/{id}/commands")
@RolesAllowed(RightName.RUN_DEVICES)
@Tag(name = "commands", description = "What operators tell devices to do, and what became of it")
public class DeviceCommandResource {
    private static final int CREATED = 201;

    private final Orders orders;
    private final SecurityIdentity caller;

    DeviceCommandResource(Orders orders, SecurityIdentity caller) {
        this.orders = orders;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The commands that this device was given, newest first")
    public Uni<List<CommandView>> newest(
            @PathParam("id") String id, @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return orders.newest(Optional.of(Devices.named(id)), false, limit).map(CommandView::of);
    }

    @POST
    @ResponseStatus(CREATED)
    @Operation(
            summary = "Tells this device to do something",
            description = "A command that may end what a citizen is doing waits until a second person agrees. The same"
                    + " Idempotency-Key of the same person is the same command, however often it comes.")
    public Uni<CommandView> issue(
            @PathParam("id") String id,
            @Parameter(description = "fresh for each thing that you want done")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @NotNull @Valid Wishes.WishRequest request) {
        var device = Devices.named(id);
        return orders.issue(
                        Set.of(device),
                        Wishes.of(request, key, caller.getPrincipal().getName()))
                .map(issue -> issue.issued().stream()
                        .findFirst()
                        .map(CommandView::of)
                        .orElseThrow(() ->
                                new Refused(issue.refused().values().iterator().next())));
    }
}
