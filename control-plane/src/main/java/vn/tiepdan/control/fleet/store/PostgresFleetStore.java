package vn.tiepdan.control.fleet.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.Alarm;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.fleet.DevicePresence;
import vn.tiepdan.control.fleet.FleetStore;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.RequestId;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Wire;

@ApplicationScoped
class PostgresFleetStore implements FleetStore {
    private static final String SAVE_ANSWER = """
            insert into answered_request (device, request, answered_at, reply)
            values (:device, :request, :at, :reply) on conflict do nothing
            """;

    private final Mutiny.SessionFactory sessions;
    private final PostgresAlarmStore alarms;

    PostgresFleetStore(Mutiny.SessionFactory sessions, PostgresAlarmStore alarms) {
        this.sessions = sessions;
        this.alarms = alarms;
    }

    /** A device together with the rows that may be there. */
    record Joined(
            DeviceRow device,
            @Nullable PresenceRow presence,
            @Nullable MaintenanceRow maintenance,
            @Nullable StatusRow status) {
        Known with(List<Alarm> alarms) {
            var made = device.asDevice();
            var believed = presence == null ? DevicePresence.unheard(made.enrolledAt()) : presence.asPresence();
            return new Known(
                    made,
                    believed,
                    Optional.ofNullable(maintenance).map(MaintenanceRow::asMaintenance),
                    Optional.ofNullable(status).map(StatusRow::asStatus),
                    alarms);
        }
    }

    private static final String JOINED = """
            select device, presence, maintenance, status from DeviceRow device
            left join PresenceRow presence on presence.device = device.id
            left join MaintenanceRow maintenance on maintenance.device = device.id and maintenance.endedAt is null
            left join StatusRow status on status.device = device.id
            """;

    @Override
    public Uni<Void> insert(Device device) {
        return sessions.withSession(session -> session.persistAll(
                        DeviceRow.of(device), PresenceRow.of(device.id(), DevicePresence.unheard(device.enrolledAt())))
                .call(session::flush));
    }

    @Override
    public Uni<Optional<Device>> find(DeviceId id) {
        return sessions.withSession(session -> session.find(DeviceRow.class, id.value()))
                .map(row -> Optional.ofNullable(row).map(DeviceRow::asDevice));
    }

    @Override
    public Uni<List<Device>> find(Set<DeviceId> ids) {
        return sessions.withSession(session -> session.createSelectionQuery(
                                "from DeviceRow where id in :ids", DeviceRow.class)
                        .setParameter("ids", ids.stream().map(DeviceId::value).toList())
                        .getResultList())
                .map(rows -> rows.stream().map(DeviceRow::asDevice).toList());
    }

    @Override
    public Uni<List<Device>> withRole(Set<Role> roles) {
        return sessions.withSession(session -> session.createSelectionQuery(
                                "from DeviceRow where role in :roles order by id", DeviceRow.class)
                        .setParameter("roles", roles)
                        .getResultList())
                .map(rows -> rows.stream().map(DeviceRow::asDevice).toList());
    }

    @Override
    public Uni<List<Known>> all() {
        return joined("", query -> query, alarms.open());
    }

    @Override
    public Uni<List<Known>> known(Set<DeviceId> ids) {
        var names = ids.stream().map(DeviceId::value).toList();
        return joined(" where device.id in :ids", query -> query.setParameter("ids", names), alarms.open(ids));
    }

    private Uni<List<Known>> joined(
            String where,
            UnaryOperator<Mutiny.SelectionQuery<Joined>> parameters,
            Uni<Map<DeviceId, List<Alarm>>> alarmsOfThem) {
        return sessions.withSession(session -> parameters
                        .apply(session.createSelectionQuery(
                                JOINED + where + " order by device.site, device.role, device.label", Joined.class))
                        .getResultList())
                .chain(rows -> alarmsOfThem.map(open -> rows.stream()
                        .map(row -> row.with(open.getOrDefault(new DeviceId(row.device().id), List.of())))
                        .toList()));
    }

    @Override
    public Uni<Optional<Known>> known(DeviceId id) {
        return known(Set.of(id)).map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Optional<Reply>> answerOf(DeviceId id, RequestId request) {
        return sessions.withSession(session -> session.createNativeQuery(
                                "select reply from answered_request where device = :device and request = :request",
                                String.class)
                        .setParameter("device", id.value())
                        .setParameter("request", request.value())
                        .getSingleResultOrNull())
                .map(text -> Optional.ofNullable(text).map(reply -> Wire.read(reply, Reply.class)));
    }

    @Override
    public Uni<Void> saveAnswer(DeviceId id, Reply reply, Instant at) {
        return update(
                        SAVE_ANSWER,
                        query -> query.setParameter("device", id.value())
                                .setParameter("request", reply.request().value())
                                .setParameter("at", at)
                                .setParameter("reply", Wire.text(reply)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Integer> forgetAnswersBefore(Instant moment) {
        return update(
                "delete from answered_request where answered_at < :moment",
                query -> query.setParameter("moment", moment));
    }

    private Uni<Integer> update(String sql, Function<Mutiny.MutationQuery, Mutiny.MutationQuery> parameters) {
        return sessions.withSession(
                session -> parameters.apply(session.createNativeQuery(sql)).executeUpdate());
    }
}
