package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.Happened;
import vn.tiepdan.control.fleet.Happened.Severity;
import vn.tiepdan.control.fleet.Past;
import vn.tiepdan.wire.DeviceId;

/** The causes that took a device away with others: when each was seen, and when it was over. */
@ApplicationScoped
class IncidentPast implements Past {
    private static final String LINES = """
            with mine as (
                select incident.* from incident_device part join incident on incident.id = part.incident
                where part.device = :device)
            select at, key, word, id, kind, place from (
                select opened_at as at, lpad(cast(id as text), 19, '0') || '.1' as key, 'opened' as word, id, kind, place
                from mine
                union all
                select closed_at, lpad(cast(id as text), 19, '0') || '.2',
                    case when merged_into is null then 'over' else 'merged' end, id, kind, place
                from mine where closed_at is not null) line
            where (at, key collate "C") < (:at, cast(:key as text))
            order by at desc, key collate "C" desc limit :most
            """;

    private final Mutiny.SessionFactory sessions;

    IncidentPast(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Happened.Kind kind() {
        return Happened.Kind.INCIDENT;
    }

    @Override
    public Uni<List<Happened>> of(DeviceId device, Before before, int atMost) {
        return Lines.read(sessions, LINES, device, before, atMost)
                .map(rows -> rows.stream().map(this::line).toList());
    }

    private Happened line(Object[] row) {
        var word = (String) row[2];
        var severity = word.equals("opened") ? Severity.BAD : word.equals("over") ? Severity.GOOD : Severity.PLAIN;
        var values = Map.of("incident", (String) row[4], "place", (String) row[5]);
        return Happened.of(kind(), Lines.place(row), word, severity, values).about("incident:" + row[3]);
    }
}
