package vn.tiepdan.control.fleet.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.fleet.EventLog;
import vn.tiepdan.control.fleet.EventStore;
import vn.tiepdan.control.platform.RightName;

@Path("/api/v1/devices/{id}/events")
@RolesAllowed(RightName.SEE_DEVICES)
@Tag(name = "devices")
public class EventResource {
    private static final int MOST = 200;

    private final EventLog log;

    EventResource(EventLog log) {
        this.log = log;
    }

    /**
     * @param number     counts up within the boot epoch
     * @param at         by the device's clock
     * @param receivedAt by the control plane's clock; what an event says belongs to the session or the alarm that it is about
     */
    public record EventView(long epoch, long number, String kind, Instant at, Instant receivedAt) {
        static EventView of(EventStore.Line line) {
            return new EventView(line.epoch(), line.number(), line.kind(), line.at(), line.receivedAt());
        }
    }

    @GET
    @Operation(
            summary = "Which events of a device are committed, newest first",
            description = "The page before begins at receivedAt, epoch and number of the last line of this one")
    public Uni<List<EventView>> events(
            @PathParam("id") String id,
            @Parameter(description = "only those that were received earlier than this") @QueryParam("before") @Nullable
                    Instant before,
            @QueryParam("epoch") @DefaultValue("0") @Min(0) long epoch,
            @QueryParam("number") @DefaultValue("0") @Min(0) long number,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(MOST) int limit) {
        var from = Optional.ofNullable(before)
                .map(moment -> new EventStore.Before(moment, epoch, number))
                .orElse(EventStore.Before.NOW);
        return log.of(Devices.named(id), from, limit)
                .map(lines -> lines.orElseThrow(Devices::unknown).stream()
                        .map(EventView::of)
                        .toList());
    }
}
