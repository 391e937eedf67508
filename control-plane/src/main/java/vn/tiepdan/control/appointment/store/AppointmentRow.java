package vn.tiepdan.control.appointment.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import vn.tiepdan.control.appointment.Applicant;
import vn.tiepdan.control.appointment.Appointment;
import vn.tiepdan.control.appointment.AppointmentId;
import vn.tiepdan.control.appointment.Booking;
import vn.tiepdan.control.appointment.Concern;
import vn.tiepdan.control.appointment.Placement;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.schedule.Desk;
import vn.tiepdan.control.schedule.ReceptionDayId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Matter;
import vn.tiepdan.wire.SessionId;

@Entity
@Table(name = "appointment")
@NullUnmarked
class AppointmentRow {
    @Id
    UUID id;

    UUID day;
    int number;
    String body;
    String site;
    String kiosk;
    String room;
    String official;
    Instant begins;
    Instant ends;
    String state;
    String fullName;
    String citizenNumber;
    String citizenKey;
    LocalDate birthDate;
    String phone;
    String email;
    String language;
    String matterKind;
    String matterWords;
    String priority;
    String priorityWhy;
    String channel;
    String bookedBy;
    Instant bookedAt;
    Instant offeredUntil;
    Instant arrivedAt;
    boolean late;
    Instant endedAt;
    UUID session;
    UUID movedTo;
    String why;

    static AppointmentRow of(Appointment appointment) {
        var booking = appointment.booking();
        var row = new AppointmentRow();
        row.id = booking.id().value();
        row.number = booking.number();
        row.place(booking.placement());
        row.introduce(booking.applicant());
        row.matterKind = booking.concern().matter().kind().name();
        row.matterWords = booking.concern().matter().words();
        row.priority = booking.concern().priority().rule();
        row.priorityWhy = booking.concern().priority().reason();
        row.channel = booking.channel().name();
        row.bookedBy = booking.by();
        row.bookedAt = booking.at();
        row.become(appointment);
        return row;
    }

    private void place(Placement placement) {
        day = placement.day().value();
        body = placement.body().value();
        site = placement.site().value();
        kiosk = placement.kiosk().value();
        room = placement.desk().room().value();
        official = placement.desk().official();
        begins = placement.begins();
        ends = placement.ends();
    }

    private void introduce(Applicant applicant) {
        fullName = applicant.fullName();
        citizenNumber = applicant.number().orElse(null);
        citizenKey = applicant.key().orElse(null);
        birthDate = applicant.birthDate().orElse(null);
        phone = applicant.phone().orElse(null);
        email = applicant.email().orElse(null);
        language = applicant.language();
    }

    /** Where it is stays as it was booked; what became of it is written anew. */
    void become(Appointment appointment) {
        state = appointment.getClass().getSimpleName().toUpperCase(Locale.ROOT);
        offeredUntil = null;
        arrivedAt = null;
        late = false;
        endedAt = null;
        session = null;
        movedTo = null;
        why = appointment.reason().orElse(null);
        switch (appointment) {
            case Appointment.Offered it -> offeredUntil = it.until();
            case Appointment.Booked _ -> {}
            case Appointment.Arrived it -> {
                arrivedAt = it.arrivedAt();
                late = it.late();
            }
            case Appointment.Received it -> {
                arrivedAt = it.arrivedAt();
                session = it.session().value();
            }
            case Appointment.Missed it -> endedAt = it.since();
            case Appointment.Left it -> {
                arrivedAt = it.arrivedAt();
                endedAt = it.leftAt();
            }
            case Appointment.Moved it -> {
                endedAt = it.at();
                movedTo = it.to().value();
            }
            case Appointment.Cancelled it -> endedAt = it.at();
            case Appointment.Lapsed it -> endedAt = it.at();
        }
    }

    Appointment asAppointment() {
        var booking = booking();
        return switch (state) {
            case "OFFERED" -> new Appointment.Offered(booking, offeredUntil);
            case "BOOKED" -> new Appointment.Booked(booking);
            case "ARRIVED" -> new Appointment.Arrived(booking, arrivedAt, late);
            case "RECEIVED" -> new Appointment.Received(booking, arrivedAt, new SessionId(session));
            case "MISSED" -> new Appointment.Missed(booking, endedAt);
            case "LEFT" -> new Appointment.Left(booking, arrivedAt, endedAt);
            case "MOVED" -> new Appointment.Moved(booking, new AppointmentId(movedTo), endedAt, why);
            case "CANCELLED" -> new Appointment.Cancelled(booking, endedAt, why);
            case "LAPSED" -> new Appointment.Lapsed(booking, endedAt);
            default -> throw new IllegalStateException("unknown state " + state);
        };
    }

    private Booking booking() {
        var placement = new Placement(
                new ReceptionDayId(day),
                new BodyId(body),
                new SiteId(site),
                new DeviceId(kiosk),
                new Desk(new DeviceId(room), official),
                begins,
                ends);
        var applicant = new Applicant(
                fullName,
                Optional.ofNullable(citizenNumber),
                Optional.ofNullable(birthDate),
                Optional.ofNullable(phone),
                Optional.ofNullable(email),
                language);
        var concern = new Concern(
                new Matter(Matter.Kind.valueOf(matterKind), matterWords), new Concern.Priority(priority, priorityWhy));
        return new Booking(
                new AppointmentId(id),
                number,
                placement,
                applicant,
                concern,
                Booking.Channel.valueOf(channel),
                bookedBy,
                bookedAt);
    }
}
