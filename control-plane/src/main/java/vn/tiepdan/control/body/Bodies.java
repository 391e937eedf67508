package vn.tiepdan.control.body;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The tree of bodies and their sites. */
public interface Bodies {
    Uni<List<Body>> all();

    Uni<List<Site>> sites();

    Uni<Optional<Body>> body(BodyId id);

    Uni<Optional<Site>> site(SiteId id);

    /** The body and everything below it, for rights over a subtree. */
    Uni<List<BodyId>> subtree(BodyId top);
}
