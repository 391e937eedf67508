package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.body.Reach;

/** Incidents and what they are judged by. Every method takes part in the caller's transaction. */
public interface IncidentStore {
    /**
     * An incident with its course.
     *
     * @param mergedInto the incident of which it turned out to be a part
     * @param away       how many of its devices are not back
     */
    record Course(
            Incident incident, Instant openedAt, Optional<Instant> closedAt, Optional<Long> mergedInto, int away) {}

    /** One judges at a time, until the transaction ends. */
    Uni<Void> lock();

    /** The sites that lost anything. */
    Uni<List<SiteLoss>> losses();

    Uni<List<Incident>> open();

    Uni<Void> open(Incident.Kind kind, String place, Instant since, List<String> devices, Instant at);

    Uni<Void> grow(Incident incident);

    Uni<Void> close(long id, Optional<Long> mergedInto, Instant at);

    /** The open ones first, then the newest; each with its devices within this reach only, and none that took nothing there. */
    Uni<List<Course>> newest(Reach reach, int atMost);
}
