package vn.tiepdan.control.audit.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.audit.Verification;
import vn.tiepdan.control.audit.Verifying;
import vn.tiepdan.control.platform.Discretions;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.RightName;

@Path("/api/v1/audit")
@Tag(name = "audit", description = "Who did what")
public class AuditResource {
    private final AuditLog audit;
    private final Verifying verifying;
    private final Discretions discretions;
    private final SecurityIdentity caller;

    AuditResource(AuditLog audit, Verifying verifying, Discretions discretions, SecurityIdentity caller) {
        this.audit = audit;
        this.verifying = verifying;
        this.discretions = discretions;
        this.caller = caller;
    }

    public record LineView(
            long number, Instant at, String actor, String action, String subject, String detail, String hash) {
        static LineView of(AuditLog.Line line) {
            var deed = line.deed();
            return new LineView(
                    line.number(),
                    line.at(),
                    deed.actor().name(),
                    deed.action(),
                    deed.subject(),
                    deed.detail(),
                    line.hash());
        }
    }

    /**
     * @param line the first that is wrong
     */
    public record BrokenView(long line, Verification.Why why) {}

    /**
     * @param holdsUpTo the last line up to which the chain holds; 0 when none does
     * @param head      that line as {@code number:hash}, to be noted elsewhere and given as {@code head} later; empty when none holds
     * @param broken    where it stops to hold, or null
     */
    public record VerificationView(
            long holdsUpTo,
            String head,
            Instant at,
            @Nullable BrokenView broken) {
        static VerificationView of(Verification found) {
            return new VerificationView(
                    found.upTo().number(),
                    found.upTo().number() == 0 ? "" : found.upTo().toString(),
                    found.at(),
                    found.broken()
                            .map(it -> new BrokenView(it.number(), it.why()))
                            .orElse(null));
        }
    }

    @GET
    @Path("/verification")
    @RolesAllowed(RightName.READ_AUDIT)
    @Operation(summary = "Recomputes the whole chain: up to which line it holds, and the first that is wrong")
    public Uni<VerificationView> verification(
            @Parameter(description = "number:hash, as an earlier verification gave it: shows a tail that was cut off")
                    @QueryParam("head")
                    @Nullable
                    String head) {
        var noted = Optional.ofNullable(head).filter(it -> !it.isBlank()).map(AuditResource::noted);
        return verifying.verify(noted).map(VerificationView::of);
    }

    private static Verification.Head noted(String head) {
        return Verification.Head.parse(head)
                .orElseThrow(() -> new Refused(Problem.atField(
                        "not-a-head",
                        "This is no head of the audit log",
                        "Write a number, a colon, and 64 hexadecimal digits, as an earlier verification gave them.",
                        "head")));
    }

    @GET
    @RolesAllowed(RightName.READ_AUDIT)
    @Operation(
            summary = "The newest lines of the audit log, newest first",
            description = "Of those that they are, the caller's own and those about what the caller may know of")
    public Uni<List<LineView>> newest(@QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        var self = Actor.account(caller.getPrincipal().getName());
        return audit.newest(limit)
                .chain(lines -> discretions
                        .knownTo(
                                caller,
                                lines.stream().map(it -> it.deed().subject()).collect(Collectors.toSet()))
                        .map(known -> lines.stream()
                                .filter(it -> known.contains(it.deed().subject())
                                        || it.deed().actor().equals(self))
                                .map(LineView::of)
                                .toList()));
    }
}
