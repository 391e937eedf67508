package vn.tiepdan.control.configuration.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.tiepdan.control.configuration.Configurations;
import vn.tiepdan.control.configuration.rest.ConfigurationViews.DeviceConfigurationView;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.platform.RightName;

@Path("/api/v1/devices/{id}/configuration")
@RolesAllowed(RightName.RUN_DEVICES)
@Tag(name = "devices")
public class DeviceConfigurationResource {
    private final Configurations configurations;

    DeviceConfigurationResource(Configurations configurations) {
        this.configurations = configurations;
    }

    @GET
    @Operation(summary = "How the device shall be configured and who says so, and whether it runs with it")
    public Uni<DeviceConfigurationView> of(@PathParam("id") String id) {
        return configurations.ofDevice(Devices.named(id)).map(DeviceConfigurationView::of);
    }
}
