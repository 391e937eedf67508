package vn.tiepdan.control.fleet.rest;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.fleet.Incident;
import vn.tiepdan.control.fleet.IncidentStore;
import vn.tiepdan.control.fleet.Incidents;
import vn.tiepdan.control.platform.RightName;
import vn.tiepdan.wire.DeviceId;

@Path("/api/v1/incidents")
@RolesAllowed(RightName.RUN_DEVICES)
@Tag(name = "incidents", description = "The causes that took devices away, each once")
public class IncidentResource {
    private static final int MOST = 500;

    private final Incidents incidents;
    private final SecurityIdentity caller;

    IncidentResource(Incidents incidents, SecurityIdentity caller) {
        this.incidents = incidents;
        this.caller = caller;
    }

    /**
     * @param place      a site, or the body whose area it is
     * @param since      when the first of the devices was heard last
     * @param closedAt   when all were back, or null
     * @param mergedInto the incident of which it turned out to be a part, or null
     * @param devices    all that it took where the caller may look, those included that are back
     * @param away       how many of them are not back
     */
    public record IncidentView(
            long id,
            Incident.Kind kind,
            String place,
            Instant since,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable Long mergedInto,
            List<String> devices,
            int away) {
        static IncidentView of(IncidentStore.Course course) {
            var incident = course.incident();
            return new IncidentView(
                    incident.id(),
                    incident.kind(),
                    incident.place(),
                    incident.since(),
                    course.openedAt(),
                    course.closedAt().orElse(null),
                    course.mergedInto().orElse(null),
                    incident.devices().stream().map(DeviceId::value).sorted().toList(),
                    course.away());
        }
    }

    @GET
    @Operation(summary = "The open incidents first, then the newest of those that are over")
    public Uni<List<IncidentView>> newest(@QueryParam("limit") @DefaultValue("50") @Min(1) @Max(MOST) int limit) {
        return incidents
                .newest(Reach.of(caller), limit)
                .map(all -> all.stream().map(IncidentView::of).toList());
    }
}
