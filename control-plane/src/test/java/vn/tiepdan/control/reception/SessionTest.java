package vn.tiepdan.control.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.Citizen;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Event.TurnLeft;
import vn.tiepdan.wire.Matter;
import vn.tiepdan.wire.Request.Outcome;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.Standing;
import vn.tiepdan.wire.TurnId;

/** The whole table: every state with everything that can happen to it. */
class SessionTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");
    private static final DeviceId ROOM = new DeviceId("room-1");
    private static final DeviceId OTHER = new DeviceId("room-2");
    private static final CallId CALL = CallId.fresh();
    private static final Session.Waiting WAITING = new Session.Waiting(ticketed(Matter.Kind.PETITION));
    private static final Session.InSession OPEN = WAITING.open(ROOM, CALL, NOW);
    private static final Session.Closed CLOSED = OPEN.close(Outcome.GUIDED, "summary", NOW);
    private static final Session LEFT = WAITING.leave(TurnLeft.Why.CHOSEN, NOW);

    private static final Map<String, Function<Session, Object>> HAPPENINGS = Map.of(
            "open", session -> session.stillWaiting().open(OTHER, CALL, NOW),
            "close", session -> session.runningIn(ROOM).close(Outcome.GUIDED, "summary", NOW),
            "close elsewhere", session -> session.runningIn(OTHER).close(Outcome.GUIDED, "summary", NOW),
            "leave", session -> session.leave(TurnLeft.Why.UNATTENDED, NOW),
            "call failed", Session::callFailed);

    private record Cell(Session state, String happening, Object expected) {}

    private static final List<Cell> TABLE = List.of(
            new Cell(WAITING, "open", Session.InSession.class),
            new Cell(WAITING, "close", "session-not-open"),
            new Cell(WAITING, "close elsewhere", "session-not-open"),
            new Cell(WAITING, "leave", Session.Left.class),
            new Cell(WAITING, "call failed", Session.Waiting.class),
            new Cell(OPEN, "open", "session-already-open"),
            new Cell(OPEN, "close", Session.Closed.class),
            new Cell(OPEN, "close elsewhere", "session-of-another-room"),
            new Cell(OPEN, "leave", Session.InSession.class),
            new Cell(OPEN, "call failed", Session.Waiting.class),
            new Cell(CLOSED, "open", "session-over"),
            new Cell(CLOSED, "close", "session-over"),
            new Cell(CLOSED, "close elsewhere", "session-over"),
            new Cell(CLOSED, "leave", Session.Closed.class),
            new Cell(CLOSED, "call failed", Session.Closed.class),
            new Cell(LEFT, "open", "citizen-left"),
            new Cell(LEFT, "close", "citizen-left"),
            new Cell(LEFT, "close elsewhere", "citizen-left"),
            new Cell(LEFT, "leave", Session.Left.class),
            new Cell(LEFT, "call failed", Session.Left.class));

    @TestFactory
    Stream<DynamicTest> every_state_with_everything_that_can_happen() {
        assertThat(TABLE).hasSize(4 * HAPPENINGS.size());
        return TABLE.stream()
                .map(cell -> DynamicTest.dynamicTest(
                        cell.state.getClass().getSimpleName() + ", " + cell.happening, () -> check(cell)));
    }

    private static void check(Cell cell) {
        var happening = java.util.Objects.requireNonNull(HAPPENINGS.get(cell.happening));
        if (cell.expected instanceof String word) {
            assertThatThrownBy(() -> happening.apply(cell.state))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problem().type()).isEqualTo("/problems/" + word));
        } else {
            assertThat(happening.apply(cell.state)).isInstanceOf((Class<?>) cell.expected);
        }
    }

    @Test
    void the_refusal_of_the_second_official_names_the_first_ones_room() {
        assertThatThrownBy(OPEN::stillWaiting).hasMessageContaining("room-1");
    }

    @Test
    void a_session_is_not_closed_without_a_summary_that_the_register_can_hold() {
        for (var summary : List.of("", "  ", "x".repeat(2001))) {
            assertThatThrownBy(() -> OPEN.close(Outcome.GUIDED, summary, NOW))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problem().more()).containsEntry("field", "summary"));
        }
    }

    @Test
    void only_a_denouncer_has_no_name_on_the_list() {
        assertThat(ticketed(Matter.Kind.DENUNCIATION).shownName()).isEqualTo("Người tố cáo 007");
        for (var kind : List.of(Matter.Kind.COMPLAINT, Matter.Kind.PETITION, Matter.Kind.MIXED)) {
            assertThat(ticketed(kind).shownName()).isEqualTo("Nguyễn Thị Thử");
        }
    }

    private static Ticketed ticketed(Matter.Kind kind) {
        return new Ticketed(
                SessionId.fresh(),
                TurnId.fresh(),
                new BodyId("hp"),
                new SiteId("hp-01-office"),
                new DeviceId("kiosk-1"),
                new Ticketed.Ticket(LocalDate.of(2026, 11, 24), 7),
                "vi",
                new Citizen("Nguyễn Thị Thử", null, null, null, null, null, null, Citizen.Evidence.TYPED),
                new Standing(Standing.Kind.SELF, null),
                new Matter(kind, ""),
                NOW,
                NOW);
    }
}
