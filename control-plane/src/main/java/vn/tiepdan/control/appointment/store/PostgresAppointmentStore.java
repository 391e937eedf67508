package vn.tiepdan.control.appointment.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.appointment.Appointment;
import vn.tiepdan.control.appointment.AppointmentId;
import vn.tiepdan.control.appointment.AppointmentStore;
import vn.tiepdan.control.appointment.Conflict;
import vn.tiepdan.control.appointment.Openings;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Day;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.schedule.ReceptionDayId;
import vn.tiepdan.wire.DeviceId;

@ApplicationScoped
class PostgresAppointmentStore implements AppointmentStore {
    private static final String NEXT_NUMBER = """
            insert into appointment_counter (day, last) values (:day, 1)
            on conflict (day) do update set last = appointment_counter.last + 1 returning last
            """;
    private static final String CONFLICT = """
            select case when room = :room then 'ROOM' when official = :official then 'OFFICIAL'
                when kiosk = :kiosk then 'KIOSK' else 'CITIZEN' end
            from appointment where holds and id <> :id and tstzrange(begins, ends) && tstzrange(:begins, :ends)
                and (room = :room or official = :official or kiosk = :kiosk or citizen_key = cast(:citizen as text))
            limit 1
            """;
    private static final String TAKEN = """
            select day, room, kiosk, begins, ends from appointment where holds and day in (:days)
            union
            select day, room, kiosk, begins, ends from appointment
            where holds and kiosk in (:kiosks) and tstzrange(begins, ends) && tstzrange(:from, :until)
            """;

    private final Mutiny.SessionFactory sessions;
    private final Transactions transactions;

    PostgresAppointmentStore(Mutiny.SessionFactory sessions, Transactions transactions) {
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @Override
    public Uni<Integer> nextNumber(ReceptionDayId day) {
        return in(session -> session.createNativeQuery(NEXT_NUMBER, Integer.class)
                .setParameter("day", day.value())
                .getSingleResult());
    }

    @Override
    public Uni<Optional<Conflict.Over>> conflict(Appointment appointment) {
        var booking = appointment.booking();
        var placement = booking.placement();
        var wanted = new HashMap<String, Object>(Map.of(
                "id", booking.id().value(),
                "room", placement.desk().room().value(),
                "official", placement.desk().official(),
                "kiosk", placement.kiosk().value(),
                "begins", placement.begins(),
                "ends", placement.ends()));
        wanted.put("citizen", booking.applicant().key().orElse(null));
        return in(session -> {
                    var query = session.createNativeQuery(CONFLICT, String.class);
                    wanted.forEach(query::setParameter);
                    return query.getSingleResultOrNull();
                })
                .map(found -> Optional.ofNullable(found).map(Conflict.Over::valueOf));
    }

    @Override
    public Uni<Void> insert(Appointment appointment) {
        return orConflict(
                in(session -> session.persist(AppointmentRow.of(appointment)).chain(session::flush)));
    }

    @Override
    public Uni<Void> update(Appointment appointment) {
        return orConflict(in(
                session -> session.find(AppointmentRow.class, appointment.id().value())
                        .invoke(row -> row.become(appointment))
                        .chain(session::flush)));
    }

    /** What the database guards is the last word, also against what this code overlooks. */
    private static Uni<Void> orConflict(Uni<Void> writing) {
        return writing.onFailure(ConstraintViolationException.class).transform(failure -> {
            var constraint = ((ConstraintViolationException) failure).getConstraintName();
            return over(constraint == null ? "" : constraint)
                    .<Throwable>map(Conflict::new)
                    .orElse(failure);
        });
    }

    private static Optional<Conflict.Over> over(String constraint) {
        return switch (constraint) {
            case "room_booked_once" -> Optional.of(Conflict.Over.ROOM);
            case "kiosk_booked_once" -> Optional.of(Conflict.Over.KIOSK);
            case "official_booked_once" -> Optional.of(Conflict.Over.OFFICIAL);
            case "citizen_booked_once" -> Optional.of(Conflict.Over.CITIZEN);
            default -> Optional.empty();
        };
    }

    @Override
    public Uni<Optional<Appointment>> find(AppointmentId id) {
        return in(session -> session.find(AppointmentRow.class, id.value()))
                .map(row -> Optional.ofNullable(row).map(AppointmentRow::asAppointment));
    }

    @Override
    public Uni<Optional<Appointment>> locked(AppointmentId id) {
        return in(session -> session.createSelectionQuery("from AppointmentRow where id = :id", AppointmentRow.class)
                        .setParameter("id", id.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(AppointmentRow::asAppointment));
    }

    @Override
    public Uni<List<Openings.Taken>> taken(
            Set<ReceptionDayId> days, Set<DeviceId> kiosks, Instant from, Instant until) {
        return in(session -> session.createNativeQuery(TAKEN, Object[].class)
                        .setParameter(
                                "days", days.stream().map(ReceptionDayId::value).toList())
                        .setParameter(
                                "kiosks", kiosks.stream().map(DeviceId::value).toList())
                        .setParameter("from", from)
                        .setParameter("until", until)
                        .getResultList())
                .map(rows -> rows.stream()
                        .map(row -> new Openings.Taken(
                                new ReceptionDayId((UUID) row[0]),
                                new DeviceId((String) row[1]),
                                new DeviceId((String) row[2]),
                                Columns.moment(row[3]),
                                Columns.moment(row[4])))
                        .toList());
    }

    @Override
    public Uni<List<Appointment>> ofDay(ReceptionDayId day) {
        return list("from AppointmentRow where day = :day order by begins, number", Map.of("day", day.value()));
    }

    @Override
    public Uni<List<Appointment>> at(Set<SiteId> sites, LocalDate date) {
        return list(
                "from AppointmentRow where site in :sites and begins >= :from and begins < :until order by begins, number",
                Map.of(
                        "sites", sites.stream().map(SiteId::value).toList(),
                        "from", date.atStartOfDay(Day.ZONE).toInstant(),
                        "until", date.plusDays(1).atStartOfDay(Day.ZONE).toInstant()));
    }

    @Override
    public Uni<List<Appointment>> of(Set<BodyId> bodies, LocalDate from, LocalDate until) {
        return list(
                "from AppointmentRow where body in :bodies and begins >= :from and begins < :until order by begins, number",
                Map.of(
                        "bodies", bodies.stream().map(BodyId::value).toList(),
                        "from", from.atStartOfDay(Day.ZONE).toInstant(),
                        "until", until.plusDays(1).atStartOfDay(Day.ZONE).toInstant()));
    }

    @Override
    public Uni<List<Appointment>> ahead(String citizenKey, Instant from) {
        return list("""
                from AppointmentRow where citizenKey = :key and ends > :from
                    and state in ('OFFERED', 'BOOKED', 'ARRIVED') order by begins
                """, Map.of("key", citizenKey, "from", from));
    }

    @Override
    public Uni<List<Appointment>> overdue(Instant endedBefore, Instant now, int atMost) {
        return in(session -> session.createNativeQuery("""
                        select * from appointment
                        where state = 'BOOKED' and ends < :ended or state = 'OFFERED' and offered_until <= :now
                        order by ends limit :most for update skip locked
                        """, AppointmentRow.class)
                        .setParameter("ended", endedBefore)
                        .setParameter("now", now)
                        .setParameter("most", atMost)
                        .getResultList())
                .map(rows -> rows.stream().map(AppointmentRow::asAppointment).toList());
    }

    private Uni<List<Appointment>> list(String query, Map<String, Object> parameters) {
        return transactions.reading(() -> sessions.withSession(session -> {
                    var selection = session.createSelectionQuery(query, AppointmentRow.class);
                    parameters.forEach(selection::setParameter);
                    return selection.getResultList();
                })
                .map(rows -> rows.stream().map(AppointmentRow::asAppointment).toList()));
    }

    private <T> Uni<T> in(Function<Mutiny.Session, Uni<T>> work) {
        return transactions.in(() -> sessions.withSession(work));
    }
}
