package vn.tiepdan.control.configuration.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.configuration.Change;
import vn.tiepdan.control.configuration.Configurations;
import vn.tiepdan.control.configuration.Defaults;
import vn.tiepdan.control.configuration.Layer;
import vn.tiepdan.control.configuration.Layers;
import vn.tiepdan.control.configuration.rest.ConfigurationViews.ChangeView;
import vn.tiepdan.control.configuration.rest.ConfigurationViews.DriftOverview;
import vn.tiepdan.control.configuration.rest.ConfigurationViews.LayerView;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.RightName;

@Path("/api/v1/configuration")
@RolesAllowed(RightName.RUN_DEVICES)
@Tag(name = "configuration", description = "How devices shall be configured, in layers: all, body, site, device")
public class ConfigurationResource {
    private static final int LONGEST_REASON = 200;
    private static final int MOST_SETTINGS = 64;
    private static final int MOST_CHANGES = 200;
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private final Layers layers;
    private final Configurations configurations;
    private final Defaults defaults;
    private final LayerRights rights;
    private final SecurityIdentity caller;

    ConfigurationResource(
            Layers layers,
            Configurations configurations,
            Defaults defaults,
            LayerRights rights,
            SecurityIdentity caller) {
        this.layers = layers;
        this.configurations = configurations;
        this.defaults = defaults;
        this.rights = rights;
        this.caller = caller;
    }

    /**
     * @param settings all that the layer sets from now on, by key; what is not among it is left to the layers above
     * @param why      for colleagues; no personal data
     */
    public record LayerRequest(
            @NotNull @Size(max = MOST_SETTINGS) Map<String, @Nullable Object> settings,
            @NotBlank @Size(max = LONGEST_REASON) String why) {}

    /** @param version an earlier one of this layer */
    public record RestorationRequest(
            @NotNull @Min(1) Long version,
            @NotBlank @Size(max = LONGEST_REASON) String why) {}

    @GET
    @Path("/schema")
    @Operation(summary = "What a layer can set, as a JSON Schema: types, units, ranges, defaults and labels")
    public Map<String, Object> schema() {
        return Schema.of(defaults.settings());
    }

    @GET
    @Path("/layers")
    @Operation(summary = "Every layer that was ever changed, as it is now; those that hold where the caller reaches")
    public Uni<List<ChangeView>> layers() {
        return layers.all()
                .chain(all -> rights.shown(all, Change::layer))
                .map(all -> all.stream().map(ChangeView::of).toList());
    }

    @GET
    @Path("/layers/{layer}")
    @Operation(summary = "One layer (all, body:…, site:…, device:…) and what holds for it; its version is the ETag")
    public Uni<RestResponse<LayerView>> layer(@PathParam("layer") String layer) {
        return rights.toSee(layer).chain(layers::state).map(ConfigurationResource::tagged);
    }

    @PUT
    @Path("/layers/{layer}")
    @Operation(summary = "Sets what the layer sets, as a new version; If-Match names the version that was seen")
    public Uni<RestResponse<LayerView>> change(
            @PathParam("layer") String layer,
            @Parameter(description = "the ETag that GET gave") @HeaderParam("If-Match") @Nullable String seen,
            @NotNull @Valid LayerRequest request) {
        return rights.toChange(layer)
                .chain(it -> layers.change(wish(it, seen, request.why()), present(request.settings())))
                .map(ConfigurationResource::tagged);
    }

    @POST
    @Path("/layers/{layer}/restoration")
    @Operation(summary = "Makes the layer as it was in an earlier version, as a new one; If-Match as for PUT")
    public Uni<RestResponse<LayerView>> restore(
            @PathParam("layer") String layer,
            @Parameter(description = "the ETag that GET gave") @HeaderParam("If-Match") @Nullable String seen,
            @NotNull @Valid RestorationRequest request) {
        return rights.toChange(layer)
                .chain(it -> layers.restore(wish(it, seen, request.why()), request.version()))
                .map(ConfigurationResource::tagged);
    }

    @GET
    @Path("/layers/{layer}/history")
    @Operation(summary = "Every version of the layer: who, when, why and what; newest first")
    public Uni<List<ChangeView>> history(
            @PathParam("layer") String layer,
            @Parameter(description = "only versions with a smaller number") @QueryParam("before") @Min(1) @Nullable
                    Long before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(MOST_CHANGES) int limit) {
        return rights.toSee(layer)
                .chain(it -> layers.history(it, Optional.ofNullable(before).orElse(Long.MAX_VALUE), limit))
                .map(all -> all.stream().map(ChangeView::of).toList());
    }

    @GET
    @Path("/drift")
    @Operation(summary = "How many devices that the caller reaches run as they shall, and which do not")
    public Uni<DriftOverview> drift() {
        var reach = Reach.of(caller);
        return configurations
                .all()
                .map(all -> DriftOverview.of(all.stream()
                        .filter(it -> reach.covers(it.device().site()))
                        .toList()));
    }

    private Layers.Wish wish(Layer layer, @Nullable String seen, String why) {
        var tag = TAG.matcher(seen == null ? "" : seen.strip());
        if (!tag.matches()) {
            throw new Refused(Problem.of(
                    428,
                    "version-missing",
                    "Say which version you have seen",
                    "Get the layer, and send its ETag as the header If-Match, for example \"7\"."));
        }
        return new Layers.Wish(
                layer, Long.parseLong(tag.group(1)), why, caller.getPrincipal().getName());
    }

    /** A setting without a value is no setting of this layer. */
    private static Map<String, Object> present(Map<String, @Nullable Object> settings) {
        var present = new java.util.LinkedHashMap<String, Object>();
        settings.forEach((key, value) -> {
            if (value != null) {
                present.put(key, value);
            }
        });
        return present;
    }

    private static RestResponse<LayerView> tagged(Layers.State state) {
        return RestResponse.ResponseBuilder.ok(LayerView.of(state))
                .header("ETag", "\"" + state.change().version() + "\"")
                .build();
    }
}
