package vn.tiepdan.control.body;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tree of bodies and their sites. */
public interface Bodies {
    Uni<List<Body>> all();

    Uni<List<Site>> sites();

    Uni<Optional<Body>> body(BodyId id);

    Uni<Optional<Site>> site(SiteId id);

    /** The body and everything below it. */
    Uni<List<BodyId>> subtree(BodyId top);

    /** What somebody of these bodies reaches as the tree is now. */
    default Uni<Reach> reach(Set<BodyId> tops) {
        return all().chain(bodies -> sites().map(sites -> Reach.of(tops, bodies, sites)));
    }

    /** The bodies that have nobody above them. */
    default Uni<Set<BodyId>> tops() {
        return all().map(bodies -> bodies.stream()
                .filter(body -> body.parent().isEmpty())
                .map(Body::id)
                .collect(Collectors.toSet()));
    }
}
