package vn.tiepdan.control.body;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tree of bodies and their sites, as it is now or was at another moment. */
public interface Bodies {
    /** Those in force. */
    Uni<List<Body>> all();

    Uni<List<Site>> sites();

    /** Every body that there has been by then, those included that others have followed. */
    Uni<List<Body>> ever(Instant moment);

    Uni<List<Site>> sites(Instant moment);

    /** Also one that is not in force. */
    Uni<Optional<Body>> body(BodyId id);

    Uni<Optional<Site>> site(SiteId id);

    /** The body and everything below it. */
    Uni<List<BodyId>> subtree(BodyId top);

    /** What somebody of these bodies reaches as the tree is now. */
    Uni<Reach> reach(Set<BodyId> tops);

    /** The bodies in force that have nobody above them. */
    default Uni<Set<BodyId>> tops() {
        return all().map(bodies -> bodies.stream()
                .filter(body -> body.parent().isEmpty())
                .map(Body::id)
                .collect(Collectors.toSet()));
    }
}
