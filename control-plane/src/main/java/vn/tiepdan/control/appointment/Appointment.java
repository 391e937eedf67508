package vn.tiepdan.control.appointment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.SessionId;

/**
 * One expected visit. What leads from one state to the next:
 *
 * <pre>
 * offered ── accept ──▶ booked ── arrive ──▶ arrived ── receive ──▶ received
 *    │                   │ │ │                  │
 *    └─ lapse ─▶ lapsed  │ │ └─ move ─▶ moved   └─ leave ─▶ left
 *                        │ └─ miss ─▶ missed
 *                        └─ cancel ─▶ cancelled
 * </pre>
 *
 * Who was missed and comes after all arrives, as long as it is the same day; who left and comes back as well.
 */
public sealed interface Appointment {
    Booking booking();

    default AppointmentId id() {
        return booking().id();
    }

    /** Room, kiosk, official and citizen are taken for that time. */
    default boolean holds() {
        return switch (this) {
            case Offered _, Booked _, Arrived _, Received _ -> true;
            case Missed _, Left _, Moved _, Cancelled _, Lapsed _ -> false;
        };
    }

    /** A place that became free, kept for somebody of the waiting list until they say whether they take it. */
    record Offered(Booking booking, Instant until) implements Appointment {}

    record Booked(Booking booking) implements Appointment {}

    /** @param late that they came after their time had begun by more than the tolerance */
    record Arrived(Booking booking, Instant arrivedAt, boolean late) implements Appointment {}

    record Received(Booking booking, Instant arrivedAt, SessionId session) implements Appointment {}

    record Missed(Booking booking, Instant since) implements Appointment {}

    /** They were there, and went before they were received. */
    record Left(Booking booking, Instant arrivedAt, Instant leftAt) implements Appointment {}

    record Moved(Booking booking, AppointmentId to, Instant at, String why) implements Appointment {}

    record Cancelled(Booking booking, Instant at, String why) implements Appointment {}

    record Lapsed(Booking booking, Instant at) implements Appointment {}

    /** The person of the waiting list takes what was offered. Fails with {@link Refused} when the time for that is over. */
    default Booked accept(Instant now) {
        return switch (this) {
            case Offered offered when now.isBefore(offered.until) -> new Booked(offered.booking);
            case Booked booked -> booked;
            case Offered _, Lapsed _ ->
                throw refused("offer-over", "The offer is over. The next place will be offered.");
            case Arrived _, Received _, Missed _, Left _, Moved _, Cancelled _ -> throw notBooked();
        };
    }

    /** @param tolerance how much later than its begin is not yet late */
    default Arrived arrive(Instant now, Duration tolerance) {
        return switch (this) {
            case Booked it -> arrived(it.booking, now, tolerance);
            case Missed it -> arrived(it.booking, now, tolerance);
            case Left it -> arrived(it.booking, now, tolerance);
            case Arrived there -> there;
            case Received _ -> throw refused("received-already", "This person was received already.");
            case Offered _, Moved _, Cancelled _, Lapsed _ -> throw notBooked();
        };
    }

    default Received receive(SessionId session) {
        return switch (this) {
            case Arrived it -> new Received(it.booking, it.arrivedAt, session);
            case Received it when it.session.equals(session) -> it;
            case Received _ -> throw refused("received-already", "This person was received already.");
            case Booked _, Missed _, Left _ ->
                throw refused("not-there", "This person is not there. Register the arrival first.");
            case Offered _, Moved _, Cancelled _, Lapsed _ -> throw notBooked();
        };
    }

    default Appointment leave(Instant now) {
        return switch (this) {
            case Arrived it -> new Left(it.booking, it.arrivedAt, now);
            case Left it -> it;
            case Received _ -> throw refused("received-already", "This person was received already.");
            case Booked _, Missed _ -> throw refused("not-there", "This person is not there.");
            case Offered _, Moved _, Cancelled _, Lapsed _ -> throw notBooked();
        };
    }

    /** Nobody came, or nobody answered. What is not yet over stays as it is. */
    default Appointment passed(Instant now, Duration patience) {
        return switch (this) {
            case Booked it
            when now.isAfter(it.booking.placement().ends().plus(patience)) -> new Missed(it.booking, now);
            case Offered it when !now.isBefore(it.until) -> new Lapsed(it.booking, now);
            case Booked _, Offered _, Arrived _, Received _, Missed _, Left _, Moved _, Cancelled _, Lapsed _ -> this;
        };
    }

    /** Fails with {@link Refused} at {@code why} when there is no reason. */
    default Cancelled cancel(String why, Instant now) {
        return switch (this) {
            case Offered _, Booked _, Missed _ -> new Cancelled(booking(), now, Reason.of(why));
            case Cancelled it -> it;
            case Arrived _, Left _ ->
                throw refused("there-already", "This person is there. Receive them, or let them leave.");
            case Received _ -> throw refused("received-already", "This person was received already.");
            case Moved _, Lapsed _ -> throw notBooked();
        };
    }

    default Moved move(AppointmentId to, String why, Instant now) {
        return switch (this) {
            case Booked _, Missed _ -> new Moved(booking(), to, now, Reason.of(why));
            case Moved it when it.to.equals(to) -> it;
            case Arrived _, Left _ ->
                throw refused("there-already", "This person is there. Receive them, or let them leave.");
            case Received _ -> throw refused("received-already", "This person was received already.");
            case Offered _, Moved _, Cancelled _, Lapsed _ -> throw notBooked();
        };
    }

    /** Why it is no longer as it was; empty where nobody asked. */
    default Optional<String> reason() {
        return switch (this) {
            case Moved it -> Optional.of(it.why);
            case Cancelled it -> Optional.of(it.why);
            case Offered _, Booked _, Arrived _, Received _, Missed _, Left _, Lapsed _ -> Optional.empty();
        };
    }

    private static Arrived arrived(Booking booking, Instant now, Duration tolerance) {
        return new Arrived(
                booking, now, now.isAfter(booking.placement().begins().plus(tolerance)));
    }

    private static Refused notBooked() {
        return refused("not-booked", "There is no such appointment any more. Book a new one.");
    }

    private static Refused refused(String word, String detail) {
        return new Refused(Problem.of(409, word, "The appointment cannot do that now", detail));
    }
}
