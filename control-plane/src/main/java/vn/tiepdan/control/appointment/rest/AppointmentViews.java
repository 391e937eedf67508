package vn.tiepdan.control.appointment.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.appointment.Applicant;
import vn.tiepdan.control.appointment.Appointment;
import vn.tiepdan.control.appointment.Appointments;
import vn.tiepdan.control.appointment.Concern;
import vn.tiepdan.control.appointment.Openings;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.schedule.ReceptionDayId;
import vn.tiepdan.control.schedule.Slot;
import vn.tiepdan.wire.Matter;

/** What is sent and shown of appointments. */
final class AppointmentViews {
    private AppointmentViews() {}

    /** A time that is offered. */
    public record PlaceRequest(
            @NotNull UUID day,
            @NotNull @Pattern(regexp = BodyId.SYNTAX) String site,
            @NotNull LocalTime begins,
            @NotNull LocalTime ends) {
        Appointments.Place place() {
            if (!begins.isBefore(ends)) {
                throw new Refused(Problem.atField(
                        "invalid-input", "The input is not valid", "It must end after it begins.", "ends"));
            }
            return new Appointments.Place(new ReceptionDayId(day), new SiteId(site), new Slot(begins, ends));
        }
    }

    /** Who comes; everything but the name may be missing. */
    public record ApplicantRequest(
            @NotNull String fullName,
            @Nullable String number,
            @Nullable LocalDate birthDate,
            @Nullable String phone,
            @Nullable String email,
            @Nullable @Pattern(regexp = "vi|en") String language) {
        Applicant applicant() {
            return new Applicant(
                    fullName,
                    present(number),
                    Optional.ofNullable(birthDate),
                    present(phone),
                    present(email),
                    language == null ? "vi" : language);
        }

        private static Optional<String> present(@Nullable String text) {
            return Optional.ofNullable(text).map(String::strip).filter(it -> !it.isEmpty());
        }

        @Override
        public String toString() {
            return "ApplicantRequest[]";
        }
    }

    /** @param priority word of a rule by which somebody goes before others, with its reason; both empty for none */
    public record BookingRequest(
            @NotNull @jakarta.validation.Valid PlaceRequest place,
            @NotNull @jakarta.validation.Valid ApplicantRequest applicant,
            Matter.@NotNull Kind matter,
            @Nullable @Size(max = Matter.MAXIMUM_WORDS) String words,
            @Nullable @Size(max = 40) String priority,
            @Nullable String priorityReason) {
        Concern concern() {
            return new Concern(
                    new Matter(matter, words == null ? "" : words),
                    new Concern.Priority(
                            priority == null ? "" : priority, priorityReason == null ? "" : priorityReason));
        }
    }

    public record MoveRequest(
            @NotNull @jakarta.validation.Valid PlaceRequest place,
            @NotBlank String why) {}

    public record CancelRequest(@NotBlank String why) {}

    public record OpeningView(LocalTime begins, LocalTime ends, int places) {
        static OpeningView of(Openings.Opening opening) {
            return new OpeningView(opening.slot().begins(), opening.slot().ends(), opening.places());
        }
    }

    public record FreeView(String day, LocalDate date, String body, String kind, List<OpeningView> openings) {
        static FreeView of(Appointments.Free free) {
            var plan = free.day().plan();
            return new FreeView(
                    free.day().id().toString(),
                    plan.date(),
                    plan.body().value(),
                    plan.kind().name(),
                    free.openings().stream().map(OpeningView::of).toList());
        }
    }

    /**
     * @param number on the slip, as it is read out
     * @param late   that they arrived after the tolerance
     */
    public record AppointmentView(
            String id,
            String number,
            String state,
            String day,
            String body,
            String site,
            String kiosk,
            String room,
            String official,
            Instant begins,
            Instant ends,
            String fullName,
            @Nullable String citizenNumber,
            @Nullable String phone,
            @Nullable String email,
            Matter.Kind matter,
            String words,
            String priority,
            String priorityReason,
            @Nullable Instant arrivedAt,
            boolean late,
            @Nullable String movedTo,
            @Nullable String why) {
        static AppointmentView of(Appointment appointment) {
            var booking = appointment.booking();
            var placement = booking.placement();
            var applicant = booking.applicant();
            return new AppointmentView(
                    booking.id().toString(),
                    String.format(Locale.ROOT, "%03d", booking.number()),
                    appointment.getClass().getSimpleName().toUpperCase(Locale.ROOT),
                    placement.day().toString(),
                    placement.body().value(),
                    placement.site().value(),
                    placement.kiosk().value(),
                    placement.desk().room().value(),
                    placement.desk().official(),
                    placement.begins(),
                    placement.ends(),
                    applicant.fullName(),
                    applicant.number().orElse(null),
                    applicant.phone().orElse(null),
                    applicant.email().orElse(null),
                    booking.concern().matter().kind(),
                    booking.concern().matter().words(),
                    booking.concern().priority().rule(),
                    booking.concern().priority().reason(),
                    arrivedAt(appointment),
                    appointment instanceof Appointment.Arrived it && it.late(),
                    appointment instanceof Appointment.Moved it ? it.to().toString() : null,
                    appointment.reason().orElse(null));
        }

        private static @Nullable Instant arrivedAt(Appointment appointment) {
            return switch (appointment) {
                case Appointment.Arrived it -> it.arrivedAt();
                case Appointment.Received it -> it.arrivedAt();
                case Appointment.Left it -> it.arrivedAt();
                case Appointment.Offered _,
                        Appointment.Booked _,
                        Appointment.Missed _,
                        Appointment.Moved _,
                        Appointment.Cancelled _,
                        Appointment.Lapsed _ -> null;
            };
        }

        @Override
        public String toString() {
            return "AppointmentView[" + id + "]";
        }
    }
}
