package vn.tiepdan.control.fleet.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.fleet.Maintenance;
import vn.tiepdan.control.fleet.Maintenances;
import vn.tiepdan.control.platform.RightName;

@Path("/api/v1/devices/{id}/maintenance")
@RolesAllowed(RightName.RUN_DEVICES)
@Tag(name = "devices")
public class MaintenanceResource {
    private final Maintenances maintenances;
    private final SecurityIdentity caller;

    MaintenanceResource(Maintenances maintenances, SecurityIdentity caller) {
        this.maintenances = maintenances;
        this.caller = caller;
    }

    /**
     * @param reason why, for colleagues; no personal data
     * @param until  when it ends by itself; within thirty days
     */
    public record MaintenanceRequest(
            @NotBlank @Size(max = Maintenance.LONGEST_REASON)
            String reason,

            @NotNull Instant until) {}

    @PUT
    @Operation(
            summary =
                    "Announces work on a device: until it ends, silence raises no doubt. Again: another reason and end")
    public Uni<Void> begin(@PathParam("id") String id, @NotNull @Valid MaintenanceRequest request) {
        return maintenances.begin(Devices.named(id), request.reason(), request.until(), account());
    }

    @DELETE
    @Operation(summary = "Ends it; the device is shown as the evidence says")
    public Uni<Void> end(@PathParam("id") String id) {
        return maintenances.end(Devices.named(id), account());
    }

    private String account() {
        return caller.getPrincipal().getName();
    }
}
