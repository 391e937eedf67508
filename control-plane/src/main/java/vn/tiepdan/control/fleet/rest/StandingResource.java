package vn.tiepdan.control.fleet.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.fleet.IssuedCertificate;
import vn.tiepdan.control.fleet.Standing;
import vn.tiepdan.control.fleet.Standings;
import vn.tiepdan.control.platform.RightName;

@Path("/api/v1/devices/{id}/standing")
@RolesAllowed(RightName.RUN_DEVICES)
@Tag(name = "devices")
public class StandingResource {
    private final Standings standings;
    private final SecurityIdentity caller;

    StandingResource(Standings standings, SecurityIdentity caller) {
        this.standings = standings;
        this.caller = caller;
    }

    /** @param serial the serial number as lower-case hexadecimal */
    public record CertificateView(
            String serial,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable Instant revokedAt) {
        static CertificateView of(IssuedCertificate certificate) {
            return new CertificateView(
                    certificate.serial(),
                    certificate.issuedAt(),
                    certificate.expiresAt(),
                    certificate.revokedAt().orElse(null));
        }
    }

    /** @param certificates newest first */
    public record StandingView(
            Standing.State state, String why, String by, Instant since, List<CertificateView> certificates) {
        static StandingView of(Standings.File file) {
            var standing = file.standing();
            return new StandingView(
                    standing.state(),
                    standing.why(),
                    standing.by(),
                    standing.since(),
                    file.certificates().stream().map(CertificateView::of).toList());
        }
    }

    public record Change(
            @NotNull Standing.State state,
            @NotBlank @Size(max = Standing.LONGEST_WHY) String why) {}

    @GET
    @Operation(summary = "Whether a device is trusted, and every certificate that it was given")
    public Uni<StandingView> standing(@PathParam("id") String id) {
        return standings.file(Devices.named(id)).map(StandingView::of);
    }

    @PUT
    @Operation(
            summary = "Shuts a device out, for now or for good, or lets it in again",
            description = "Its connection is gone when the answer comes. A revoked device does not come back.")
    public Uni<StandingView> change(@PathParam("id") String id, @NotNull @Valid Change change) {
        var device = Devices.named(id);
        return standings
                .change(
                        device,
                        change.state(),
                        change.why(),
                        caller.getPrincipal().getName())
                .chain(() -> standings.file(device))
                .map(StandingView::of);
    }
}
