package vn.tiepdan.control.appointment;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.schedule.ReceptionDayId;
import vn.tiepdan.wire.DeviceId;

/** Where appointments are kept. Every method takes part in the caller's transaction. */
public interface AppointmentStore {
    /** The next number of that day's slips; gapless when the day is locked. */
    Uni<Integer> nextNumber(ReceptionDayId day);

    /** What of it somebody else holds at that time, as far as one can see. */
    Uni<Optional<Conflict.Over>> conflict(Appointment appointment);

    /** Fails with {@link Conflict} when somebody was faster. */
    Uni<Void> insert(Appointment appointment);

    /** Its new state. Fails with {@link Conflict} when it would hold again what somebody else holds by now. */
    Uni<Void> update(Appointment appointment);

    Uni<Optional<Appointment>> find(AppointmentId id);

    /** Locked until the transaction ends. */
    Uni<Optional<Appointment>> locked(AppointmentId id);

    /** What holds something of these days, or one of these kiosks at some moment between. */
    Uni<List<Openings.Taken>> taken(Set<ReceptionDayId> days, Set<DeviceId> kiosks, Instant from, Instant until);

    Uni<List<Appointment>> ofDay(ReceptionDayId day);

    /** By begin. */
    Uni<List<Appointment>> at(Set<SiteId> sites, LocalDate date);

    /** By begin. */
    Uni<List<Appointment>> of(Set<BodyId> bodies, LocalDate from, LocalDate until);

    /** Those of the person that hold something from that moment on, by begin. */
    Uni<List<Appointment>> ahead(String citizenKey, Instant from);

    /** Booked ones that ended before, and offers whose time is over, oldest first; locked, and without those that others lock. */
    Uni<List<Appointment>> overdue(Instant endedBefore, Instant now, int atMost);
}
