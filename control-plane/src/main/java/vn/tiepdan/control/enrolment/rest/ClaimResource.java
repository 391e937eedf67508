package vn.tiepdan.control.enrolment.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.enrolment.Claim;
import vn.tiepdan.control.enrolment.Claims;
import vn.tiepdan.control.platform.RightName;
import vn.tiepdan.wire.Role;

@Path("/api/v1/claims")
@Tag(name = "fleet", description = "Devices and how they get in")
public class ClaimResource {
    private static final int CREATED = 201;

    private final Claims claims;
    private final SecurityIdentity caller;

    ClaimResource(Claims claims, SecurityIdentity caller) {
        this.claims = claims;
        this.caller = caller;
    }

    /** @param approval whether somebody shall look at the device first; absent: as configured */
    public record ClaimRequest(
            @NotNull @Pattern(regexp = "[a-z0-9-]{2,40}") String site,
            @NotNull Role role,
            @NotBlank @Size(max = Claim.LONGEST_LABEL) String label,
            @Nullable Boolean approval) {}

    /**
     * @param code     shown once; the device needs it before {@code expiresAt}
     * @param approval whether the device waits for a person's approval before it gets its certificate
     */
    public record ClaimView(String code, String device, boolean approval, Instant expiresAt) {
        static ClaimView of(Claims.Minted minted) {
            return new ClaimView(
                    minted.code(),
                    minted.claim().device().value(),
                    minted.claim().approval(),
                    minted.claim().expiresAt());
        }
    }

    @POST
    @RolesAllowed(RightName.RUN_DEVICES)
    @ResponseStatus(CREATED)
    @Operation(summary = "Mints a one-time code with which one device can enrol at one site")
    public Uni<ClaimView> mint(@NotNull @Valid ClaimRequest request) {
        var site = new SiteId(request.site());
        if (!Reach.of(caller).covers(site)) {
            throw Claims.unknownSite();
        }
        var wish = new Claims.Wish(site, request.role(), request.label(), Optional.ofNullable(request.approval()));
        return claims.mint(wish, caller.getPrincipal().getName()).map(ClaimView::of);
    }

    /** @param approval whether a new device needs approval when nobody has said */
    public record DefaultsView(boolean approval) {}

    @GET
    @Path("/defaults")
    @RolesAllowed(RightName.RUN_DEVICES)
    @Operation(summary = "What a claim is like where its minter has not said")
    public DefaultsView defaults() {
        return new DefaultsView(claims.approvalByDefault());
    }
}
