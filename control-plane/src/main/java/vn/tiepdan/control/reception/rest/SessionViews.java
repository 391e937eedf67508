package vn.tiepdan.control.reception.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.reception.Session;
import vn.tiepdan.control.reception.SessionStore.Happening;
import vn.tiepdan.control.register.Register;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Matter;
import vn.tiepdan.wire.Request.Outcome;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Standing;

/** Sessions as the API shows them. */
final class SessionViews {
    private SessionViews() {}

    /** What stands around the sessions shown. */
    record Surroundings(
            Map<SiteId, String> sites,
            Map<DeviceId, String> rooms,
            Map<SessionId, String> recordings,
            Map<SessionId, Register.Entry> entries) {}

    /** @param state {@code recording}, {@code processing}, {@code ready} or {@code failed} */
    record RecordingState(String state) {}

    record RegisterNumber(int year, int number) {}

    /** @param state {@code waiting}, {@code in-session}, {@code closed} or {@code left} */
    record Row(
            String id,
            String ticket,
            String state,
            Matter.Kind kind,
            String name,
            String site,
            @Nullable String room,
            Instant takenAt,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable RecordingState recording,
            @Nullable RegisterNumber register) {
        static Row of(Session session, Surroundings around) {
            var it = session.ticketed();
            var ends = Ends.of(session);
            return new Row(
                    it.id().toString(),
                    it.ticket().text(),
                    ends.state,
                    it.matter().kind(),
                    it.shownName(),
                    around.sites.getOrDefault(it.site(), ""),
                    ends.room.map(around.rooms::get).orElse(null),
                    it.takenAt(),
                    ends.openedAt,
                    ends.closedAt,
                    Optional.ofNullable(around.recordings.get(it.id()))
                            .map(RecordingState::new)
                            .orElse(null),
                    Optional.ofNullable(around.entries.get(it.id()))
                            .map(entry -> new RegisterNumber(entry.year(), entry.number()))
                            .orElse(null));
        }
    }

    record Detail(
            @JsonUnwrapped Row row,
            @Nullable Outcome outcome,
            @Nullable String summary,
            Standing standing,
            String words,
            List<Happening> timeline) {
        static Detail of(Session session, Surroundings around, List<Happening> timeline) {
            var it = session.ticketed();
            var closed = session instanceof Session.Closed end ? end : null;
            return new Detail(
                    Row.of(session, around),
                    closed == null ? null : closed.outcome(),
                    closed == null ? null : closed.summary(),
                    it.standing(),
                    it.matter().words(),
                    timeline);
        }
    }

    private record Ends(
            String state,
            Optional<DeviceId> room,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt) {
        static Ends of(Session session) {
            return switch (session) {
                case Session.Waiting _ -> new Ends("waiting", Optional.empty(), null, null);
                case Session.InSession open -> new Ends("in-session", Optional.of(open.room()), open.openedAt(), null);
                case Session.Closed closed ->
                    new Ends("closed", Optional.of(closed.room()), closed.openedAt(), closed.closedAt());
                case Session.Left left -> new Ends("left", Optional.empty(), null, left.leftAt());
            };
        }
    }
}
