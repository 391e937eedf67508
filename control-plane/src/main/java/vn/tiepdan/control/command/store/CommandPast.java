package vn.tiepdan.control.command.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.CommandStore;
import vn.tiepdan.control.fleet.Happened;
import vn.tiepdan.control.fleet.Past;
import vn.tiepdan.control.platform.Columns;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Wire;

/** What people told a device: when somebody asked for it, when a second person agreed, and how far it has got. */
@ApplicationScoped
class CommandPast implements Past {
    /** Of each of the three so many as are wanted, so that each is read along its index. */
    private static final String LINES = """
            with asked as (
                select issued_at as at, cast(id as text) || '.1' as key, 'ISSUED' as word, issued_by as by, null as finding,
                    kind, reason, id
                from command where key is not null and device = :device and issued_at <= :at
                and (issued_at, cast(id as text) || '.1' collate "C") < (:at, cast(:key as text))
                order by issued_at desc, id desc limit :most),
            agreed as (
                select agreed_at, cast(id as text) || '.2', 'AGREED', agreed_by, null, kind, reason, id
                from command where key is not null and agreed_at is not null and device = :device and agreed_at <= :at
                and (agreed_at, cast(id as text) || '.2' collate "C") < (:at, cast(:key as text))
                order by agreed_at desc, id desc limit :most),
            said as (
                select changed_at, cast(id as text) || '.3', state, null, finding, kind, reason, id
                from command where key is not null and state not in ('AGREEING', 'SENT') and device = :device
                and changed_at <= :at
                and (changed_at, cast(id as text) || '.3' collate "C") < (:at, cast(:key as text))
                order by changed_at desc, id desc limit :most)
            select at, key, word, by, finding, kind, reason, cast(id as text) from (
                select * from asked union all select * from agreed union all select * from said) line
            order by at desc, key collate "C" desc limit :most
            """;

    private final Mutiny.SessionFactory sessions;

    CommandPast(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Happened.Kind kind() {
        return Happened.Kind.COMMAND;
    }

    @Override
    public Uni<List<Happened>> of(DeviceId device, Before before, int atMost) {
        return sessions.withSession(session -> session.createNativeQuery(LINES, Object[].class)
                        .setParameter("device", device.value())
                        .setParameter("at", before.at())
                        .setParameter("key", before.key())
                        .setParameter("most", atMost)
                        .getResultList())
                .map(rows -> rows.stream().map(this::line).toList());
    }

    private Happened line(Object[] row) {
        var word = (String) row[2];
        return Happened.of(
                        kind(),
                        new Before(Columns.moment(row[0]), (String) row[1]),
                        word,
                        severity(word),
                        Map.of("command", (String) row[5], "why", (String) row[6]))
                .found(Optional.ofNullable((String) row[4]).map(text -> Wire.read(text, Finding.class)))
                .by(Optional.ofNullable((String) row[3]))
                .about("command:" + row[7]);
    }

    private static Happened.Severity severity(String word) {
        return switch (word) {
            case "ISSUED", "AGREED" -> Happened.Severity.PLAIN;
            default -> Happened.Severity.of(CommandStore.State.valueOf(word));
        };
    }
}
