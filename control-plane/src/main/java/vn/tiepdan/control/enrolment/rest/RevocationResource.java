package vn.tiepdan.control.enrolment.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.tiepdan.control.enrolment.Revocations;
import vn.tiepdan.control.trust.RevocationList;

/** For everybody and without TLS too: the list is signed, and whoever needs it to decide whom to trust cannot sign in first. */
@Path("/api/v1/crl")
@PermitAll
@Tag(name = "enrolment")
public class RevocationResource {
    private final Revocations revocations;

    RevocationResource(Revocations revocations) {
        this.revocations = revocations;
    }

    @GET
    @Produces("application/pkix-crl")
    @Operation(
            summary = "The certificates that serve no more, signed by our authority",
            description = "A complete certificate revocation list (RFC 5280), DER-encoded (RFC 2585)")
    public Uni<byte[]> list() {
        return revocations.newest().map(RevocationList::encoded);
    }
}
