package vn.tiepdan.control.fleet.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.Site;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.Alarm;
import vn.tiepdan.control.fleet.DevicePresence;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.fleet.Fleet;
import vn.tiepdan.control.fleet.FleetStore.Known;
import vn.tiepdan.control.fleet.Maintenance;
import vn.tiepdan.control.fleet.PresenceStore;
import vn.tiepdan.control.platform.RightName;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Wire;

@Path("/api/v1/devices")
@RolesAllowed(RightName.SEE_DEVICES)
@Tag(name = "devices", description = "The fleet: which devices there are, whether they are there, and how they are")
public class DeviceResource {
    private static final int MOST_CHANGES = 200;
    private static final int MOST_IDS = 200;

    private final Fleet fleet;
    private final Bodies bodies;
    private final Transactions transactions;
    private final SecurityIdentity caller;

    DeviceResource(Fleet fleet, Bodies bodies, Transactions transactions, SecurityIdentity caller) {
        this.fleet = fleet;
        this.bodies = bodies;
        this.transactions = transactions;
        this.caller = caller;
    }

    public record SiteName(String id, String name, String englishName) {}

    /** @param behind what the evidence says of the device meanwhile */
    public record MaintenanceView(String reason, String by, Instant until, DevicePresence.State behind) {
        static MaintenanceView of(Maintenance maintenance, DevicePresence behind) {
            return new MaintenanceView(maintenance.reason(), maintenance.by(), maintenance.until(), behind.state());
        }
    }

    /**
     * @param heardAt     when the device was last heard itself, or null
     * @param maintenance the work on it that runs now, or null
     */
    public record PresenceView(
            DevicePresence.State state,
            String reason,
            String evidence,
            long epoch,
            Instant since,
            @Nullable Instant heardAt,
            @Nullable MaintenanceView maintenance) {}

    /**
     * @param number counts up over all devices; the page before begins at {@code before} the smallest of this one
     * @param since  when this became so, by the control plane's clock
     */
    public record ChangeView(
            long number, DevicePresence.State state, String reason, String evidence, long epoch, Instant since) {
        static ChangeView of(PresenceStore.Change change) {
            return new ChangeView(
                    change.number(),
                    change.state(),
                    change.reason(),
                    change.evidence(),
                    change.epoch(),
                    change.since());
        }
    }

    /**
     * @param name     of the part that it is about; {@code store} is the device's own disk
     * @param since    by the device's clock
     * @param evidence what was observed, in plain English
     * @param finding  the same as a code with its values, or null
     */
    public record AlarmView(
            String name,
            Instant since,
            String evidence,
            @Nullable Finding finding) {
        static AlarmView of(Alarm alarm) {
            return new AlarmView(
                    alarm.name(),
                    alarm.since(),
                    alarm.evidence(),
                    alarm.finding().orElse(null));
        }
    }

    /**
     * @param status as the device last sent it ({@code Status} of docs/asyncapi.yaml), or null
     * @param alarms what needs a person now, oldest first
     */
    public record DeviceView(
            String id,
            String label,
            SiteName site,
            Role role,
            PresenceView presence,
            ReadinessView readiness,
            @JsonRawValue @Nullable String status,
            @Nullable String software,
            List<AlarmView> alarms) {
        static DeviceView of(Known known, Map<SiteId, Site> sites) {
            var device = known.device();
            var site = Optional.ofNullable(sites.get(device.site()));
            var presence = known.presence();
            return new DeviceView(
                    device.id().value(),
                    device.label(),
                    new SiteName(
                            device.site().value(),
                            site.map(Site::name).orElse(""),
                            site.map(Site::englishName).orElse("")),
                    device.role(),
                    new PresenceView(
                            presence.state(),
                            presence.reason(),
                            presence.evidence(),
                            presence.epoch(),
                            presence.since(),
                            presence.heardAt().orElse(null),
                            known.maintenance()
                                    .map(it -> MaintenanceView.of(it, known.evident()))
                                    .orElse(null)),
                    ReadinessView.of(known.readiness()),
                    known.status().map(status -> Wire.text(status)).orElse(null),
                    presence.software().isEmpty() ? null : presence.software(),
                    known.needsSomebody().stream().map(AlarmView::of).toList());
        }
    }

    @GET
    @Operation(
            summary = "Every enrolled device in one line each, of the sites that the caller reaches",
            description = "After a change only those that changed need be asked for, with their ids")
    public Uni<List<DeviceRow>> all(
            @Parameter(description = "only these; a stranger among them is left out")
                    @QueryParam("id")
                    @Size(max = MOST_IDS)
                    List<String> ids) {
        var asked = ids.stream()
                .filter(id -> id.matches(DeviceId.SYNTAX))
                .map(DeviceId::new)
                .collect(Collectors.toSet());
        var reach = Reach.of(caller);
        return (ids.isEmpty() ? fleet.all() : fleet.known(asked))
                .map(known -> known.stream()
                        .filter(it -> reach.covers(it.device().site()))
                        .map(DeviceRow::of)
                        .toList());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One device")
    public Uni<DeviceView> one(@PathParam("id") String id) {
        var device = Devices.named(id);
        return transactions.in(() -> fleet.known(device)
                .map(known -> known.orElseThrow(Devices::unknown))
                .chain(known -> sites().map(sites -> DeviceView.of(known, sites))));
    }

    @GET
    @Path("/{id}/presence")
    @Operation(summary = "When and why a device came, was doubted and went, newest first")
    public Uni<List<ChangeView>> presence(
            @PathParam("id") String id,
            @Parameter(description = "only changes with a smaller number") @QueryParam("before") @Min(1) @Nullable
                    Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(MOST_CHANGES) int limit) {
        return fleet.presenceOf(Devices.named(id), Optional.ofNullable(before).orElse(Long.MAX_VALUE), limit)
                .map(changes -> changes.orElseThrow(Devices::unknown).stream()
                        .map(ChangeView::of)
                        .toList());
    }

    private Uni<Map<SiteId, Site>> sites() {
        return bodies.sites().map(all -> all.stream().collect(Collectors.toMap(Site::id, Function.identity())));
    }
}
