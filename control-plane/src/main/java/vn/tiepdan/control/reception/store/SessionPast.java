package vn.tiepdan.control.reception.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.Happened;
import vn.tiepdan.control.fleet.Past;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.control.reception.Ticketed;
import vn.tiepdan.wire.DeviceId;

/**
 * Who was received at a kiosk, from the ticket on, and in a room, from when it was opened: by number, kind, room and state. Nothing of
 * the citizen or the official is read.
 */
@ApplicationScoped
class SessionPast implements Past {
    private static final String COLUMNS = """
            cast(session.id as text), session.ticket_number, session.matter_kind, session.state, room.label,
                session.opened_at, session.closed_at
            from session left join device room on room.id = session.room
            """;
    private static final String AT_KIOSK = "select session.taken_at, " + COLUMNS + """
            where session.kiosk = :device and session.taken_at <= :at
            and (session.taken_at, cast(session.id as text) collate "C") < (:at, cast(:key as text))
            order by session.taken_at desc, session.id desc limit :most
            """;
    private static final String IN_ROOM = "select session.opened_at as began, " + COLUMNS + """
            where session.room = :device and session.opened_at <= :at
            and (session.opened_at, cast(session.id as text) collate "C") < (:at, cast(:key as text))
            order by session.opened_at desc, session.id desc limit :most
            """;

    private final Mutiny.SessionFactory sessions;

    SessionPast(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Happened.Kind kind() {
        return Happened.Kind.SESSION;
    }

    /** A device is a kiosk or a room: one of the two finds nothing. */
    @Override
    public Uni<List<Happened>> of(DeviceId device, Before before, int atMost) {
        return read(AT_KIOSK, device, before, atMost)
                .chain(atKiosk -> read(IN_ROOM, device, before, atMost)
                        .map(inRoom -> Stream.concat(atKiosk.stream(), inRoom.stream())
                                .sorted(Happened.NEWEST_FIRST)
                                .limit(atMost)
                                .toList()));
    }

    private Uni<List<Happened>> read(String sql, DeviceId device, Before before, int atMost) {
        return sessions.withSession(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter("device", device.value())
                        .setParameter("at", before.at())
                        .setParameter("key", before.key())
                        .setParameter("most", atMost)
                        .getResultList())
                .map(rows -> rows.stream().map(this::line).toList());
    }

    private Happened line(Object[] row) {
        var values = new HashMap<String, String>();
        values.put("ticket", Ticketed.Ticket.text((Integer) row[2]));
        values.put("matter", ((String) row[3]).toLowerCase(Locale.ROOT));
        Optional.ofNullable((String) row[5]).ifPresent(room -> values.put("room", room));
        Optional.ofNullable(row[6])
                .ifPresent(at -> values.put("opened", Columns.moment(at).toString()));
        Optional.ofNullable(row[7])
                .ifPresent(at -> values.put("closed", Columns.moment(at).toString()));
        return Happened.of(
                        kind(),
                        new Before(Columns.moment(row[0]), (String) row[1]),
                        (String) row[4],
                        Happened.Severity.PLAIN,
                        values)
                .about("session:" + row[1]);
    }
}
