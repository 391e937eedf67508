package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.Happened;
import vn.tiepdan.control.fleet.Past;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Wire;

/** What a device raised and cleared; that it feels as before is no line. */
@ApplicationScoped
class StatusPast implements Past {
    private static final String LINES = """
            select at, lpad(cast(number as text), 19, '0'), raised, name, finding from device_alarm_change
            where device = :device and at <= :at
            and (at, lpad(cast(number as text), 19, '0') collate "C") < (:at, cast(:key as text))
            order by at desc, number desc limit :most
            """;

    private final Mutiny.SessionFactory sessions;

    StatusPast(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Happened.Kind kind() {
        return Happened.Kind.STATUS;
    }

    @Override
    public Uni<List<Happened>> of(DeviceId device, Before before, int atMost) {
        return Lines.read(sessions, LINES, device, before, atMost)
                .map(rows -> rows.stream().map(this::line).toList());
    }

    private Happened line(Object[] row) {
        var raised = (Boolean) row[2];
        return Happened.of(
                        kind(),
                        Lines.place(row),
                        raised ? "raised" : "cleared",
                        raised ? Happened.Severity.BAD : Happened.Severity.GOOD,
                        Map.of("part", (String) row[3]))
                .found(Optional.ofNullable((String) row[4]).map(text -> Wire.read(text, Finding.class)));
    }
}
