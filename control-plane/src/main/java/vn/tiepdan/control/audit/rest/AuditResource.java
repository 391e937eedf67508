package vn.tiepdan.control.audit.rest;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.StaffRole;

@Path("/api/v1/audit")
@Tag(name = "audit", description = "Who did what")
public class AuditResource {
    private final AuditLog audit;

    AuditResource(AuditLog audit) {
        this.audit = audit;
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

    @GET
    @RolesAllowed({StaffRole.ADMINISTRATOR_NAME, StaffRole.IT_OPERATOR_NAME})
    @Operation(summary = "The newest lines of the audit log, newest first")
    public Uni<List<LineView>> newest(@QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
        return audit.newest(limit).map(lines -> lines.stream().map(LineView::of).toList());
    }
}
