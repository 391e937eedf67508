package vn.tiepdan.control.body;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tree of bodies and their sites, as it is now or was at another moment. */
public interface Bodies {
    Uni<Tree> now();

    Uni<Tree> at(Instant moment);

    /** What somebody of these bodies reaches as the tree is now. */
    default Uni<Reach> reach(Set<BodyId> tops) {
        return reaches(Set.of(tops)).map(reaches -> reaches.getOrDefault(tops, Reach.NOTHING));
    }

    /** The same for several who are of these bodies each. */
    Uni<Map<Set<BodyId>, Reach>> reaches(Set<Set<BodyId>> tops);

    /** Those in force. */
    Uni<List<Body>> all();

    default Uni<List<Site>> sites() {
        return now().map(Tree::sites);
    }

    /** Also one that is not in force. */
    default Uni<Optional<Body>> body(BodyId id) {
        return now().map(tree -> tree.body(id));
    }

    default Uni<Optional<Site>> site(SiteId id) {
        return now().map(tree -> tree.site(id));
    }

    /** The bodies in force that have nobody above them. */
    default Uni<Set<BodyId>> tops() {
        return all().map(bodies -> bodies.stream()
                .filter(body -> body.parent().isEmpty())
                .map(Body::id)
                .collect(Collectors.toSet()));
    }
}
