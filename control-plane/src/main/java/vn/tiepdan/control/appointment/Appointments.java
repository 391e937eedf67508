package vn.tiepdan.control.appointment;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.schedule.ReceptionDay;
import vn.tiepdan.control.schedule.ReceptionDayId;
import vn.tiepdan.control.schedule.ScheduleStore;
import vn.tiepdan.control.schedule.Slot;

/** Books, moves and cancels. Each use case is one transaction that holds the reception day, so that its capacity counts. */
@ApplicationScoped
public class Appointments {
    private static final int MOST_PROPOSED = 3;
    private static final int DAYS_AHEAD_PROPOSED = 30;

    private final AppointmentStore store;
    private final ScheduleStore schedule;
    private final Seating seating;
    private final Transactions transactions;
    private final AuditLog audit;

    Appointments(
            AppointmentStore store,
            ScheduleStore schedule,
            Seating seating,
            Transactions transactions,
            AuditLog audit) {
        this.store = store;
        this.schedule = schedule;
        this.seating = seating;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Where and when. */
    public record Place(ReceptionDayId day, SiteId site, Slot slot) {}

    /**
     * Who books.
     *
     * @param id of the appointment that comes of it
     * @param by account name, or the kiosk's device id
     */
    public record Booker(AppointmentId id, Booking.Channel channel, Actor actor, String by) {
        public static Booker atConsole(String account) {
            return new Booker(AppointmentId.fresh(), Booking.Channel.CONSOLE, Actor.account(account), account);
        }

        private Booker as(AppointmentId other) {
            return new Booker(other, channel, actor, by);
        }
    }

    /** What is free on one day. */
    public record Free(ReceptionDay.Published day, List<Openings.Opening> openings) {}

    /** For citizens of this place; from and until included, days without anything free among them. */
    public Uni<List<Free>> free(SiteId site, LocalDate from, LocalDate until) {
        return transactions.reading(() -> seating.at(site, from, until)
                .map(all -> all.stream()
                        .map(it -> new Free(it.day(), it.after(seating.now())))
                        .toList()));
    }

    /**
     * Fails with {@link Refused}: {@code day-not-open}, {@code no-such-slot}, {@code slot-taken} with up to {@value #MOST_PROPOSED}
     * others in {@code proposals}, {@code citizen-booked}.
     */
    public Uni<Appointment> book(Place place, Applicant applicant, Concern concern, Booker booker) {
        return refusing(
                place,
                transactions.in(() -> bookedAt(place, applicant, concern, booker)
                        .call(it -> note(booker.actor(), "appointment-booked", it))));
    }

    /** Fails as {@link #book} does; then the appointment stays as it was. Days are locked before appointments, here as everywhere. */
    public Uni<Appointment> move(AppointmentId id, Place place, String why, Booker booker) {
        var next = AppointmentId.fresh();
        return refusing(
                place,
                transactions.in(() -> schedule.locked(place.day())
                        .chain(() -> locked(id))
                        .chain(before -> store.update(before.move(next, why, seating.now()))
                                .replaceWith(before.booking()))
                        .chain(booking -> bookedAt(place, booking.applicant(), booking.concern(), booker.as(next)))
                        .call(after -> note(booker.actor(), "appointment-moved", after))));
    }

    public Uni<Appointment> cancel(AppointmentId id, String why, Actor by) {
        return step(id, it -> it.cancel(why, seating.now()), by);
    }

    /** Fails with {@link Refused} for a stranger. */
    public Uni<Appointment> found(AppointmentId id) {
        return transactions.reading(() -> store.find(id)).map(it -> it.orElseThrow(Appointments::unknown));
    }

    /** By begin. */
    public Uni<List<Appointment>> ofDay(ReceptionDayId day) {
        return store.ofDay(day);
    }

    private Uni<Appointment> step(AppointmentId id, UnaryOperator<Appointment> move, Actor by) {
        return transactions.in(() -> locked(id).chain(before -> {
            var after = move.apply(before);
            return after.equals(before)
                    ? Uni.createFrom().item(before)
                    : store.update(after)
                            .chain(() -> note(by, "appointment-" + word(after), after))
                            .replaceWith(after);
        }));
    }

    private Uni<Appointment> bookedAt(Place place, Applicant applicant, Concern concern, Booker booker) {
        return open(place)
                .chain(day -> seating.of(day, place.site()).chain(openings -> {
                    var seat = openings.seat(place.slot()).orElseThrow(() -> new Conflict(Conflict.Over.ROOM));
                    var plan = day.plan();
                    var placement = new Placement(
                            day.id(),
                            plan.body(),
                            place.site(),
                            seat.kiosk(),
                            seat.desk(),
                            plan.at(place.slot().begins()),
                            plan.at(place.slot().ends()));
                    return store.nextNumber(day.id())
                            .map(number -> (Appointment) new Appointment.Booked(new Booking(
                                    booker.id(),
                                    number,
                                    placement,
                                    applicant,
                                    concern,
                                    booker.channel(),
                                    booker.by(),
                                    seating.now())))
                            .call(it -> store.conflict(it)
                                    .invoke(found -> found.ifPresent(over -> {
                                        throw new Conflict(over);
                                    })))
                            .call(store::insert);
                }));
    }

    private Uni<ReceptionDay.Published> open(Place place) {
        return schedule.locked(place.day()).map(found -> {
            var day = found.filter(it -> it.day() instanceof ReceptionDay.Published)
                    .map(it -> (ReceptionDay.Published) it.day())
                    .orElseThrow(() -> refused("day-not-open", "Nobody can be booked for that day. Choose another."));
            var plan = day.plan();
            if (!plan.sites().contains(place.site())
                    || !plan.hours().has(place.slot())
                    || !plan.at(place.slot().begins()).isAfter(seating.now())) {
                throw refused(
                        "no-such-slot",
                        "There is no such time on that day, or it is over. Choose one that is offered.");
            }
            return day;
        });
    }

    /** Says what else there is, once the transaction is over that could not have it. */
    private Uni<Appointment> refusing(Place place, Uni<Appointment> booking) {
        return booking.onFailure(Conflict.class).recoverWithUni(failure -> switch (((Conflict) failure).over()) {
            case CITIZEN ->
                Uni.createFrom()
                        .failure(
                                refused(
                                        "citizen-booked",
                                        "This person has an appointment at that time already. Move that one, or choose another time."));
            case ROOM, KIOSK, OFFICIAL ->
                free(place.site(), seating.today(), seating.today().plusDays(DAYS_AHEAD_PROPOSED))
                        .chain(others -> Uni.createFrom().failure(taken(others)));
        });
    }

    private static Refused taken(List<Free> others) {
        var proposals = others.stream()
                .flatMap(day -> day.openings.stream().map(it -> proposal(day.day, it)))
                .limit(MOST_PROPOSED)
                .toList();
        return new Refused(Problem.of(
                        409,
                        "slot-taken",
                        "That time is taken",
                        proposals.isEmpty()
                                ? "Nothing else is free in the next " + DAYS_AHEAD_PROPOSED
                                        + " days. Put the person on the waiting list."
                                : "Nothing was booked. Choose one of the next times (proposals).")
                .with(Map.of("proposals", proposals)));
    }

    private static Map<String, Object> proposal(ReceptionDay.Published day, Openings.Opening opening) {
        return Map.of(
                "day", day.id().toString(),
                "date", day.plan().date().toString(),
                "begins", opening.slot().begins().toString(),
                "ends", opening.slot().ends().toString());
    }

    private Uni<Appointment> locked(AppointmentId id) {
        return store.locked(id).map(it -> it.orElseThrow(Appointments::unknown));
    }

    private Uni<Void> note(Actor actor, String action, Appointment appointment) {
        return audit.add(new AuditLog.Deed(actor, action, "appointment:" + appointment.id(), ""));
    }

    private static String word(Appointment appointment) {
        return appointment.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    public static Refused unknown() {
        return new Refused(Problem.of(
                404, "no-such-appointment", "There is no such appointment", "Choose one from the list of the day."));
    }

    private static Refused refused(String word, String detail) {
        return new Refused(Problem.of(409, word, "The appointment cannot be made", detail));
    }
}
