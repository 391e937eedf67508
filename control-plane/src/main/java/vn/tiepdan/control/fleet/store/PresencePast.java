package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.DevicePresence;
import vn.tiepdan.control.fleet.Happened;
import vn.tiepdan.control.fleet.Past;
import vn.tiepdan.wire.DeviceId;

/** When and why a device came, was doubted and went; of maintenance who announced it and what for. */
@ApplicationScoped
class PresencePast implements Past {
    private static final String LINES = """
            select change.since, lpad(cast(change.number as text), 19, '0'), change.state, change.reason, change.epoch,
                work.begun_by, work.reason
            from device_presence_change change
            left join device_maintenance work on change.state = 'MAINTENANCE' and work.device = change.device
                and work.began_at <= change.since and (work.ended_at is null or work.ended_at > change.since)
            where change.device = :device and change.since <= :at
            and (change.since, lpad(cast(change.number as text), 19, '0') collate "C") < (:at, cast(:key as text))
            order by change.since desc, change.number desc limit :most
            """;

    private final Mutiny.SessionFactory sessions;

    PresencePast(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Happened.Kind kind() {
        return Happened.Kind.PRESENCE;
    }

    @Override
    public Uni<List<Happened>> of(DeviceId device, Before before, int atMost) {
        return Lines.read(sessions, LINES, device, before, atMost)
                .map(rows -> rows.stream().map(this::line).toList());
    }

    private Happened line(Object[] row) {
        var values = new HashMap<String, String>();
        values.put("reason", (String) row[3]);
        values.put("epoch", row[4].toString());
        Optional.ofNullable((String) row[6]).ifPresent(why -> values.put("why", why));
        return Happened.of(
                        kind(),
                        Lines.place(row),
                        (String) row[2],
                        Happened.Severity.of(DevicePresence.State.valueOf((String) row[2])),
                        values)
                .by(Optional.ofNullable((String) row[5]));
    }
}
