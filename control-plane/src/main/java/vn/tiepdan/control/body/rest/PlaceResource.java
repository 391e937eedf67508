package vn.tiepdan.control.body.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Day;
import vn.tiepdan.control.body.Following;
import vn.tiepdan.control.body.Merger;
import vn.tiepdan.control.body.Places;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.RightName;

/** How bodies and sites change. */
@Path("/api/v1")
@RolesAllowed(RightName.CHANGE_PLACES)
@Tag(name = "bodies")
public class PlaceResource {
    private static final int MOST_NAME = 200;
    private static final int MOST_BODIES = 50;

    private final Places places;
    private final SecurityIdentity caller;

    PlaceResource(Places places, SecurityIdentity caller) {
        this.places = places;
        this.caller = caller;
    }

    /** A body that begins with the merger. */
    public record NewBody(
            @NotNull @Pattern(regexp = BodyId.SYNTAX) String id,
            @NotBlank @Size(max = MOST_NAME) String name,
            @NotBlank @Size(max = MOST_NAME) String englishName,
            @NotNull @Pattern(regexp = BodyId.SYNTAX) String parent) {}

    /**
     * @param with    further bodies that are merged
     * @param into    the body that follows them, which may be one of them; null when {@code founded} is
     * @param founded a new body that follows them, or null
     * @param from    the day from whose beginning in Vietnam it holds, or null for now
     */
    public record MergeRequest(
            @NotNull @Size(max = MOST_BODIES) Set<@NotNull @Pattern(regexp = BodyId.SYNTAX) String> with,
            @Nullable @Pattern(regexp = BodyId.SYNTAX) String into,
            @Nullable @Valid NewBody founded,
            @Nullable String from) {}

    /** @param from as for a merger */
    public record SiteMove(
            @NotNull @Pattern(regexp = BodyId.SYNTAX) String body,
            @Nullable String from) {}

    /** @param sites those that go over to the body that follows */
    public record MergedView(
            String following,
            List<String> ended,
            Instant from,
            List<String> sites,
            List<Following.Consequence> consequences) {
        static MergedView of(Places.Merged merged) {
            var merger = merged.merger();
            return new MergedView(
                    merger.following().id().value(),
                    merger.ending().stream().map(BodyId::value).sorted().toList(),
                    merger.from(),
                    merged.sites().stream().map(it -> it.id().value()).toList(),
                    merged.consequences());
        }
    }

    /** @param body of the site now; when {@code from} lies ahead it is still the one before */
    public record MovedView(String site, String body, Instant from, List<Following.Consequence> consequences) {
        static MovedView of(Places.Moved moved) {
            return new MovedView(
                    moved.site().id().value(), moved.site().body().value(), moved.from(), moved.consequences());
        }
    }

    @POST
    @Path("/bodies/{id}/merge")
    @Operation(
            summary = "Merges a body with others into one that follows them, from a day on",
            description =
                    "Sites, devices, certificates, sessions and accounts stay as they are; from that day they belong to the body"
                            + " that follows, and the register of those that end stays under their names and numbers.")
    public Uni<MergedView> merge(@PathParam("id") String id, @NotNull @Valid MergeRequest request) {
        var merged = new HashSet<>(Set.of(named(id)));
        request.with().forEach(it -> merged.add(new BodyId(it)));
        return places.merge(merged, into(request), Day.begin(request.from()), account())
                .map(MergedView::of);
    }

    @PUT
    @Path("/sites/{id}/body")
    @Operation(summary = "Gives a site to another body, from a day on")
    public Uni<MovedView> give(@PathParam("id") String id, @NotNull @Valid SiteMove request) {
        if (!id.matches(BodyId.SYNTAX)) {
            throw new Refused(
                    Problem.of(404, "no-such-site", "There is no such site", "Choose one from the list of sites."));
        }
        return places.give(new SiteId(id), new BodyId(request.body()), Day.begin(request.from()), account())
                .map(MovedView::of);
    }

    private static Merger.Into into(MergeRequest request) {
        var founded = Optional.ofNullable(request.founded());
        var into = Optional.ofNullable(request.into());
        if (founded.isPresent() == into.isPresent()) {
            throw new Refused(Problem.atField(
                    "invalid-input",
                    "The input is not valid",
                    "Name one body that follows: into, or founded.",
                    "into"));
        }
        return founded.<Merger.Into>map(it -> new Merger.Into.Founded(
                        new BodyId(it.id()), it.name(), it.englishName(), new BodyId(it.parent())))
                .orElseGet(() -> new Merger.Into.Existing(new BodyId(into.orElseThrow())));
    }

    private static BodyId named(String id) {
        if (!id.matches(BodyId.SYNTAX)) {
            throw new Refused(Problem.atField("unknown-body", "No such body", "choose bodies of the list", "with"));
        }
        return new BodyId(id);
    }

    private String account() {
        return caller.getPrincipal().getName();
    }
}
