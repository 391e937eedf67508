package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.fleet.Alarm;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Wire;

/** The alarms of the fleet's store. */
@ApplicationScoped
class AlarmRows {
    /** Statements see what stood before them: a line is added when that said something else, or nothing. */
    private static final String RAISE = """
            with raised as (
                insert into device_alarm (device, epoch, number, name, since, raised_at, evidence, finding)
                select cast(:device as text), cast(:epoch as bigint), cast(:number as bigint), cast(:name as text),
                    cast(:at as timestamptz), cast(:at as timestamptz), cast(:evidence as text), cast(:finding as text)
                where not exists (
                    select 1 from device_alarm where device = :device and epoch = :epoch and number = :number)
                on conflict (device, name) where cleared_at is null do update
                set epoch = excluded.epoch, number = excluded.number, raised_at = excluded.raised_at,
                    evidence = excluded.evidence, finding = excluded.finding
                returning device, name, finding)
            insert into device_alarm_change (device, at, name, raised, finding)
            select device, cast(:now as timestamptz), name, true, finding from raised
            where not exists (
                select 1 from device_alarm before
                where before.device = raised.device and before.name = raised.name and before.cleared_at is null
                and before.finding is not distinct from raised.finding)
            """;

    private static final String CLEAR = """
            with cleared as (
                update device_alarm set cleared_at = :at where device = :device and name = :name and cleared_at is null
                returning device, name)
            insert into device_alarm_change (device, at, name, raised)
            select device, cast(:at as timestamptz), name, false from cleared
            """;

    private static final String WITH_OPEN = """
            select distinct device from device_alarm
            where device = any(cast(:devices as text[])) and cleared_at is null order by device
            """;

    private final Mutiny.SessionFactory sessions;

    AlarmRows(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    Uni<Void> raise(DeviceId device, Event event, Event.AlarmRaised raised, Instant now) {
        var finding =
                Optional.ofNullable(raised.finding()).map(it -> Wire.text(it)).orElse(null);
        return sessions.withSession(session -> session.createNativeQuery(RAISE)
                        .setParameter("device", device.value())
                        .setParameter("epoch", event.epoch())
                        .setParameter("number", event.number())
                        .setParameter("name", raised.peripheral())
                        .setParameter("at", event.at())
                        .setParameter("evidence", raised.evidence())
                        .setParameter("finding", finding)
                        .setParameter("now", now)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> clear(DeviceId device, String name, Instant at) {
        return sessions.withSession(session -> session.createNativeQuery(CLEAR)
                        .setParameter("device", device.value())
                        .setParameter("name", name)
                        .setParameter("at", at)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Those of these that have an open one. */
    Uni<List<DeviceId>> devices(Set<DeviceId> among) {
        return sessions.withSession(session -> session.createNativeQuery(WITH_OPEN, String.class)
                        .setParameter("devices", Columns.of(among, DeviceId::value))
                        .getResultList())
                .map(found -> found.stream().map(DeviceId::new).toList());
    }

    /** The open ones of a device, oldest first. */
    Uni<List<Alarm>> open(DeviceId device) {
        return open(Set.of(device)).map(open -> open.getOrDefault(device.value(), List.of()));
    }

    /** The open ones of every device that has any. */
    Uni<Map<String, List<Alarm>>> open() {
        return grouped("", query -> query);
    }

    /** The open ones of these. */
    Uni<Map<String, List<Alarm>>> open(Set<DeviceId> devices) {
        var names = devices.stream().map(DeviceId::value).toList();
        return grouped("device in :devices and ", query -> query.setParameter("devices", names));
    }

    private Uni<Map<String, List<Alarm>>> grouped(
            String whose, UnaryOperator<Mutiny.SelectionQuery<AlarmRow>> parameters) {
        return sessions.withSession(session -> parameters
                        .apply(session.createSelectionQuery(
                                "from AlarmRow where " + whose + "clearedAt is null order by since", AlarmRow.class))
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.device, Collectors.mapping(AlarmRow::asAlarm, Collectors.toList()))));
    }
}
