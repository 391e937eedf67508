package vn.tiepdan.control.command.rest;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.tiepdan.control.command.Files;
import vn.tiepdan.control.command.OrderStore;
import vn.tiepdan.control.command.Orders;
import vn.tiepdan.control.fleet.Admittance;
import vn.tiepdan.control.fleet.IssuedCertificate;
import vn.tiepdan.control.fleet.Standings;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.trust.Holder;
import vn.tiepdan.control.trust.Peer;

/** What a device gives for a command that it obeys. It shows the certificate with which it connects to the broker. */
@Path("/api/v1/device/commands/{id}/file")
@PermitAll
@Tag(name = "commands")
public class DeviceFileResource {
    private static final String PNG = "image/png";
    private static final String JPEG = "image/jpeg";
    private static final String TEXT = "text/plain";

    private final Files files;
    private final Standings standings;

    DeviceFileResource(Files files, Standings standings) {
        this.files = files;
        this.standings = standings;
    }

    @PUT
    @Consumes({PNG, JPEG, TEXT})
    @Operation(summary = "Gives the file of a command, once; for devices, with TLS client authentication")
    public Uni<Void> give(
            @PathParam("id") String id,
            @HeaderParam("Content-Type") String type,
            @Context HttpServerRequest connection,
            byte[] content) {
        var certificate = Peer.certificate(connection).orElseThrow(DeviceFileResource::notAllowed);
        var device = Holder.device(certificate).orElseThrow(DeviceFileResource::notAllowed);
        return standings
                .admittance(device, IssuedCertificate.serial(certificate))
                .invoke(answer -> {
                    if (answer != Admittance.WELCOME) {
                        throw notAllowed();
                    }
                })
                .chain(() -> files.keep(Orders.named(id), device, new OrderStore.File(type, content)));
    }

    private static Refused notAllowed() {
        return new Refused(Problem.of(
                403, "not-a-device", "Only a device gives files", "Show the certificate of an enrolled device."));
    }
}
