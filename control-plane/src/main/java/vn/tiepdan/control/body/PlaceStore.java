package vn.tiepdan.control.body;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** Writes how places change. Every method takes part in the caller's transaction. */
public interface PlaceStore {
    /** One changes places at a time, until the transaction ends. */
    Uni<Void> lock();

    Uni<Void> found(Body body);

    Uni<Void> end(BodyId body, BodyId following, Instant at);

    /** The last moment from which the site was given to a body; empty for one that never was. */
    Uni<Optional<Instant>> lastGiven(SiteId site);

    Uni<Void> give(SiteId site, BodyId body, Instant from);
}
