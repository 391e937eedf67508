package vn.tiepdan.control.command.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.command.Files;
import vn.tiepdan.control.command.Order;
import vn.tiepdan.control.command.Orders;
import vn.tiepdan.control.command.Selection;
import vn.tiepdan.control.fleet.Whereabouts;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.RightName;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

@Path("/api/v1/commands")
@RolesAllowed(RightName.RUN_DEVICES)
@Tag(name = "commands")
public class CommandResource {
    private static final int CREATED = 201;

    private final Orders orders;
    private final Files files;
    private final Selection selection;
    private final Whereabouts whereabouts;
    private final SecurityIdentity caller;

    CommandResource(Orders orders, Files files, Selection selection, Whereabouts whereabouts, SecurityIdentity caller) {
        this.orders = orders;
        this.files = files;
        this.selection = selection;
        this.whereabouts = whereabouts;
        this.caller = caller;
    }

    /**
     * What is given must hold; bodies count with all below them.
     *
     * @param devices only these: what a list shows that was narrowed by more than can be said here
     */
    public record FilterRequest(
            @Pattern(regexp = "[a-z0-9-]{2,40}") @Nullable String body,
            @Pattern(regexp = "[a-z0-9-]{2,40}") @Nullable String site,
            @Nullable Role role,
            @Size(max = Selection.MOST) @Nullable List<@NotNull @Pattern(regexp = DeviceId.SYNTAX) String> devices) {}

    /** @param expected how many devices the list shows for this filter: another number than found changes nothing */
    public record BulkRequest(
            @NotNull @Valid FilterRequest filter,
            @NotNull @Min(1) @Max(Selection.MOST) Integer expected,
            @NotNull @Valid Wishes.WishRequest wish) {}

    /** @param refused why, by device */
    public record BulkView(List<CommandView> issued, Map<String, Problem> refused) {
        static BulkView of(Orders.Issue issue) {
            return new BulkView(
                    CommandView.of(issue.issued()),
                    issue.refused().entrySet().stream()
                            .collect(Collectors.toMap(it -> it.getKey().value(), Map.Entry::getValue)));
        }
    }

    @GET
    @Operation(summary = "The commands of all devices in reach, newest first; those under way, when asked for")
    public Uni<List<CommandView>> newest(
            @QueryParam("underWay") @DefaultValue("false") boolean underWay,
            @Parameter(description = "all that the caller has issued with this Idempotency-Key, whatever the limit")
                    @QueryParam("key")
                    @Pattern(regexp = Order.Wish.KEY_SYNTAX)
                    @Nullable
                    String key,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Selection.MOST) int limit) {
        var found = key == null ? orders.newest(Optional.empty(), underWay, limit) : orders.ofWish(name(), key);
        return found.chain(this::inReach).map(CommandView::of);
    }

    @POST
    @ResponseStatus(CREATED)
    @Operation(summary = "Tells every device of a filter to do something; each has a command of its own")
    public Uni<BulkView> issue(
            @Parameter(description = "fresh for each thing that you want done")
                    @HeaderParam("Idempotency-Key")
                    @Nullable
                    String key,
            @NotNull @Valid BulkRequest request) {
        var wish = Wishes.of(request.wish(), key, name());
        var filter = new Selection.Filter(
                Optional.ofNullable(request.filter().body()).map(BodyId::new),
                Optional.ofNullable(request.filter().site()).map(SiteId::new),
                Optional.ofNullable(request.filter().role()),
                Optional.ofNullable(request.filter().devices())
                        .map(ids -> ids.stream().map(DeviceId::new).collect(Collectors.toSet())),
                request.expected());
        return selection
                .of(filter, Reach.of(caller))
                .chain(devices -> orders.issue(devices, wish))
                .map(BulkView::of);
    }

    @PUT
    @Path("/{id}/agreement")
    @Operation(summary = "Agrees, as the second person, to a command that may end what a citizen is doing")
    public Uni<CommandView> agree(@PathParam("id") String id) {
        return known(id).chain(order -> orders.agree(order.id(), name())).map(CommandView::of);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Takes back a command that still waits for a second person")
    public Uni<CommandView> withdraw(@PathParam("id") String id) {
        return known(id).chain(order -> orders.withdraw(order.id(), name())).map(CommandView::of);
    }

    @GET
    @Path("/{id}/file")
    @Operation(summary = "The picture or the log that the device gave; who looked is in the audit log")
    public Uni<RestResponse<byte[]>> file(@PathParam("id") String id) {
        return known(id)
                .chain(order -> files.open(order.id(), order.device(), name()))
                .map(file -> RestResponse.ResponseBuilder.ok(file.content())
                        .header("Content-Type", file.type())
                        .header("Content-Disposition", "attachment")
                        .header("Cache-Control", "no-store")
                        .build());
    }

    private Uni<List<Order>> inReach(List<Order> all) {
        var subjects = all.stream().map(it -> "device:" + it.device()).collect(Collectors.toSet());
        return whereabouts
                .knownTo(caller, subjects)
                .map(known -> all.stream()
                        .filter(it -> known.contains("device:" + it.device()))
                        .toList());
    }

    /** For whom its device is out of reach, the command does not exist. */
    private Uni<Order> known(String id) {
        return orders.find(Orders.named(id))
                .chain(order -> inReach(List.of(order))
                        .map(reached -> reached.stream().findFirst().orElseThrow(Orders::unknown)));
    }

    private String name() {
        return caller.getPrincipal().getName();
    }
}
