package vn.tiepdan.control.register;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.wire.Citizen;
import vn.tiepdan.wire.Matter;
import vn.tiepdan.wire.Request;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Standing;

/** The register of receptions. */
public interface Register {
    /** What a closed session says of itself. */
    record Entering(
            BodyId body,
            SessionId session,
            Instant receivedAt,
            Citizen citizen,
            Standing standing,
            Matter matter,
            Request.Outcome outcome,
            String summary) {}

    /** One row; the number is gapless per body and calendar year in Vietnam's time zone (UTC+07:00). */
    record Entry(BodyId body, int year, int number, Instant enteredAt, Entering content) {}

    /** Writes the row in the caller's transaction; entering the same session again returns the first row. */
    Uni<Entry> enter(Entering content);

    Uni<Optional<Entry>> of(SessionId session);

    /** Newest first. */
    Uni<List<Entry>> list(BodyId body, int year, int offset, int limit);

    /** How many rows there are. */
    Uni<Long> count(BodyId body, int year);
}
