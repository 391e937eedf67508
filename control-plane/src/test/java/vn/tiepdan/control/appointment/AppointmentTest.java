package vn.tiepdan.control.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.schedule.Desk;
import vn.tiepdan.control.schedule.ReceptionDayId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Matter;
import vn.tiepdan.wire.SessionId;

/** The whole table: every state with everything that can happen to it. */
class AppointmentTest {
    private static final Instant BEGINS = Instant.parse("2026-12-03T01:00:00Z");
    private static final Instant ENDS = BEGINS.plus(Duration.ofMinutes(30));
    private static final Duration TOLERANCE = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final SessionId SESSION = SessionId.fresh();
    private static final AppointmentId OTHER = AppointmentId.fresh();

    private static final Booking BOOKING = new Booking(
            AppointmentId.fresh(),
            1,
            new Placement(
                    ReceptionDayId.fresh(),
                    new BodyId("hp"),
                    new SiteId("hp-01-office"),
                    new DeviceId("kiosk-1"),
                    new Desk(new DeviceId("room-1"), "chair"),
                    BEGINS,
                    ENDS),
            new Applicant("Nguyễn Văn A", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "vi"),
            new Concern(new Matter(Matter.Kind.PETITION, ""), Concern.Priority.NONE),
            Booking.Channel.CONSOLE,
            "clerk",
            BEGINS.minus(Duration.ofDays(3)));

    private static final Appointment.Booked BOOKED = new Appointment.Booked(BOOKING);
    private static final Appointment.Arrived ARRIVED = new Appointment.Arrived(BOOKING, BEGINS, false);
    private static final Map<String, Appointment> STATES = Map.of(
            "offered", new Appointment.Offered(BOOKING, BEGINS),
            "booked", BOOKED,
            "arrived", ARRIVED,
            "received", new Appointment.Received(BOOKING, BEGINS, SESSION),
            "missed", new Appointment.Missed(BOOKING, ENDS),
            "left", new Appointment.Left(BOOKING, BEGINS, ENDS),
            "moved", new Appointment.Moved(BOOKING, OTHER, BEGINS, "ốm"),
            "cancelled", new Appointment.Cancelled(BOOKING, BEGINS, "ốm"),
            "lapsed", new Appointment.Lapsed(BOOKING, BEGINS));
    private static final Map<String, UnaryOperator<Appointment>> MOVES = Map.of(
            "accept", it -> it.accept(BEGINS.minusSeconds(1)),
            "arrive", it -> it.arrive(BEGINS, TOLERANCE),
            "receive", it -> it.receive(SESSION),
            "leave", it -> it.leave(ENDS),
            "cancel", it -> it.cancel("bận", BEGINS),
            "move", it -> it.move(OTHER, "bận", BEGINS),
            "pass", it -> it.passed(ENDS.plus(PATIENCE).plusSeconds(1), PATIENCE));

    @ParameterizedTest
    @CsvSource(textBlock = """
            offered,   accept,  Booked
            booked,    accept,  Booked
            arrived,   accept,  not-booked
            received,  accept,  not-booked
            missed,    accept,  not-booked
            left,      accept,  not-booked
            moved,     accept,  not-booked
            cancelled, accept,  not-booked
            lapsed,    accept,  offer-over
            offered,   arrive,  not-booked
            booked,    arrive,  Arrived
            arrived,   arrive,  Arrived
            received,  arrive,  received-already
            missed,    arrive,  Arrived
            left,      arrive,  Arrived
            moved,     arrive,  not-booked
            cancelled, arrive,  not-booked
            lapsed,    arrive,  not-booked
            offered,   receive, not-booked
            booked,    receive, not-there
            arrived,   receive, Received
            received,  receive, Received
            missed,    receive, not-there
            left,      receive, not-there
            moved,     receive, not-booked
            cancelled, receive, not-booked
            lapsed,    receive, not-booked
            offered,   leave,   not-booked
            booked,    leave,   not-there
            arrived,   leave,   Left
            received,  leave,   received-already
            missed,    leave,   not-there
            left,      leave,   Left
            moved,     leave,   not-booked
            cancelled, leave,   not-booked
            lapsed,    leave,   not-booked
            offered,   cancel,  Cancelled
            booked,    cancel,  Cancelled
            arrived,   cancel,  there-already
            received,  cancel,  received-already
            missed,    cancel,  Cancelled
            left,      cancel,  there-already
            moved,     cancel,  not-booked
            cancelled, cancel,  Cancelled
            lapsed,    cancel,  not-booked
            offered,   move,    not-booked
            booked,    move,    Moved
            arrived,   move,    there-already
            received,  move,    received-already
            missed,    move,    Moved
            left,      move,    there-already
            moved,     move,    Moved
            cancelled, move,    not-booked
            lapsed,    move,    not-booked
            offered,   pass,    Lapsed
            booked,    pass,    Missed
            arrived,   pass,    Arrived
            received,  pass,    Received
            missed,    pass,    Missed
            left,      pass,    Left
            moved,     pass,    Moved
            cancelled, pass,    Cancelled
            lapsed,    pass,    Lapsed
            """)
    void every_state_answers_every_move(String state, String move, String result) {
        assertThat(outcome(state(state), move(move))).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "offered, true",
        "booked, true",
        "arrived, true",
        "received, true",
        "missed, false",
        "left, false",
        "moved, false",
        "cancelled, false",
        "lapsed, false"
    })
    void some_hold_their_place(String state, boolean holds) {
        assertThat(state(state).holds()).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"-3600, false", "0, false", "600, false", "601, true"})
    void who_comes_after_the_tolerance_is_late(long seconds, boolean late) {
        assertThat(BOOKED.arrive(BEGINS.plusSeconds(seconds), TOLERANCE).late()).isEqualTo(late);
    }

    @Test
    void nobody_is_missed_before_patience_ends() {
        assertThat(BOOKED.passed(ENDS.plus(PATIENCE), PATIENCE)).isEqualTo(BOOKED);
    }

    @Test
    void an_offer_holds_until_its_end_and_not_at_it() {
        var offered = state("offered");

        assertThat(offered.passed(BEGINS.minusNanos(1), PATIENCE)).isEqualTo(offered);
        assertThat(outcome(offered, it -> it.passed(BEGINS, PATIENCE))).isEqualTo("Lapsed");
        assertThat(outcome(offered, it -> it.accept(BEGINS))).isEqualTo("offer-over");
    }

    @Test
    void one_session_receives_and_no_other() {
        assertThat(outcome(state("received"), it -> it.receive(SessionId.fresh())))
                .isEqualTo("received-already");
    }

    @Test
    void is_moved_to_one_other_and_no_second() {
        assertThat(outcome(state("moved"), it -> it.move(AppointmentId.fresh(), "bận", BEGINS)))
                .isEqualTo("not-booked");
    }

    @Test
    void a_reason_is_asked_for() {
        for (var why : List.of("", "  ", "x".repeat(501))) {
            for (UnaryOperator<Appointment> move : List.<UnaryOperator<Appointment>>of(
                    it -> it.cancel(why, BEGINS), it -> it.move(OTHER, why, BEGINS))) {
                assertThatThrownBy(() -> move.apply(BOOKED))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                it -> assertThat(it.problem().more()).containsEntry("field", "why"));
            }
        }
    }

    private static String outcome(Appointment appointment, UnaryOperator<Appointment> move) {
        try {
            return move.apply(appointment).getClass().getSimpleName();
        } catch (Refused refused) {
            return refused.problem().type().replace("/problems/", "");
        }
    }

    private static Appointment state(String word) {
        return Objects.requireNonNull(STATES.get(word));
    }

    private static UnaryOperator<Appointment> move(String word) {
        return Objects.requireNonNull(MOVES.get(word));
    }
}
