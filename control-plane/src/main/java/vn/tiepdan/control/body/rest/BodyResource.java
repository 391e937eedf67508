package vn.tiepdan.control.body.rest;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.Body;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Day;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.Site;

@Path("/api/v1")
@Authenticated
@Tag(name = "bodies", description = "Authorities and the places where they receive people")
public class BodyResource {
    private final Bodies bodies;
    private final SecurityIdentity caller;
    private final Clock clock;

    BodyResource(Bodies bodies, SecurityIdentity caller, Clock clock) {
        this.bodies = bodies;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param until when it ends or has ended, or null
     * @param heir  who has followed it, or null
     */
    public record BodyView(
            String id,
            String name,
            String englishName,
            @Nullable String parent,
            @Nullable Instant until,
            @Nullable String heir) {
        static BodyView of(Body body) {
            return new BodyView(
                    body.id().value(),
                    body.name(),
                    body.englishName(),
                    body.parent().map(BodyId::value).orElse(null),
                    body.term().until().orElse(null),
                    body.term().heir().map(BodyId::value).orElse(null));
        }
    }

    public record SiteView(String id, String body, String name, String englishName, String address) {
        static SiteView of(Site site) {
            return new SiteView(
                    site.id().value(), site.body().value(), site.name(), site.englishName(), site.address());
        }
    }

    @GET
    @Path("/bodies")
    @Operation(
            summary = "The bodies that the caller reaches, and those above them; the tree follows from their parents")
    public Uni<List<BodyView>> bodies(
            @Parameter(
                            description =
                                    "the tree as it is, was or will be at the beginning of this day; as it is now when not given")
                    @QueryParam("at")
                    @Nullable
                    String at,
            @Parameter(description = "those included that others have followed") @QueryParam("ended") boolean ended) {
        var reach = Reach.of(caller);
        var moment = moment(at);
        return bodies.at(moment)
                .map(tree -> tree.ever().stream()
                        .filter(body -> reach.shows(body.id()))
                        .filter(body -> ended || body.term().holds(moment))
                        .map(BodyView::of)
                        .toList());
    }

    @GET
    @Path("/sites")
    @Operation(summary = "The sites that the caller reaches")
    public Uni<List<SiteView>> sites(
            @Parameter(
                            description =
                                    "with the bodies that they belong to at the beginning of this day; now when not given")
                    @QueryParam("at")
                    @Nullable
                    String at) {
        var reach = Reach.of(caller);
        return bodies.at(moment(at))
                .map(tree -> tree.sites().stream()
                        .filter(site -> reach.covers(site.id()))
                        .map(SiteView::of)
                        .toList());
    }

    private Instant moment(@Nullable String day) {
        return Day.begin(day).orElseGet(clock::instant);
    }
}
