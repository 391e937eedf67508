package vn.tiepdan.control.body.rest;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.Body;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.Site;

@Path("/api/v1")
@Authenticated
@Tag(name = "bodies", description = "Authorities and the places where they receive people")
public class BodyResource {
    private final Bodies bodies;
    private final SecurityIdentity caller;

    BodyResource(Bodies bodies, SecurityIdentity caller) {
        this.bodies = bodies;
        this.caller = caller;
    }

    public record BodyView(
            String id,
            String name,
            String englishName,
            @Nullable String parent) {
        static BodyView of(Body body) {
            return new BodyView(
                    body.id().value(),
                    body.name(),
                    body.englishName(),
                    body.parent().map(BodyId::value).orElse(null));
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
    public Uni<List<BodyView>> bodies() {
        var reach = Reach.of(caller);
        return bodies.all()
                .map(all -> all.stream()
                        .filter(body -> reach.shows(body.id()))
                        .map(BodyView::of)
                        .toList());
    }

    @GET
    @Path("/sites")
    @Operation(summary = "The sites that the caller reaches")
    public Uni<List<SiteView>> sites() {
        var reach = Reach.of(caller);
        return bodies.sites()
                .map(all -> all.stream()
                        .filter(site -> reach.covers(site.id()))
                        .map(SiteView::of)
                        .toList());
    }
}
