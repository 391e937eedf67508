package vn.tiepdan.control.command.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.command.Order;
import vn.tiepdan.control.command.OrderStore;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.DeviceId;

@ApplicationScoped
class PostgresOrderStore implements OrderStore {
    /** In one order, so that two who issue for the same devices wait for each other instead of for ever. */
    private static final String LOCK_DEVICES = """
            select id from device where id in (:ids) order by id for no key update
            """;

    private static final String KEEP_FILE = """
            update command set file = :content, file_type = :type
            where id = :id and device = :device and key is not null and file is null
                and state in ('SENT', 'RUNNING', 'UNKNOWN')
            """;
    private static final String UNDER_WAY = "state in ('AGREEING', 'SENT', 'RUNNING')";

    private final Mutiny.SessionFactory sessions;

    PostgresOrderStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<List<DeviceId>> lockDevices(Set<DeviceId> devices) {
        return sessions.withSession(session -> session.createNativeQuery(LOCK_DEVICES, String.class)
                        .setParameter("ids", texts(devices))
                        .getResultList())
                .map(ids -> ids.stream().map(DeviceId::new).toList());
    }

    @Override
    public Uni<List<Order>> underWay(Set<DeviceId> devices) {
        return devices.isEmpty()
                ? Uni.createFrom().item(List.of())
                : rows(
                        "from OrderRow where key is not null and " + UNDER_WAY + " and device in (:ids)",
                        query -> query.setParameter("ids", texts(devices)));
    }

    @Override
    public Uni<List<Order>> withKey(String by, String key) {
        return rows(
                "from OrderRow where by = :by and key = :key",
                query -> query.setParameter("by", by).setParameter("key", key));
    }

    @Override
    public Uni<Void> insert(List<Order> orders) {
        return sessions.withSession(session ->
                session.persistAll(orders.stream().map(OrderRow::of).toArray()).chain(session::flush));
    }

    @Override
    public Uni<Optional<Order>> find(CommandId id) {
        return rows("from OrderRow where id = :id and key is not null", query -> query.setParameter("id", id.value()))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Optional<Order>> lock(CommandId id) {
        return sessions.withSession(session -> session.createSelectionQuery(
                                "from OrderRow where id = :id and key is not null", OrderRow.class)
                        .setParameter("id", id.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getSingleResultOrNull()
                        .call(row -> row == null ? Uni.createFrom().voidItem() : session.refresh(row)))
                .map(row -> Optional.ofNullable(row).map(OrderRow::asOrder));
    }

    @Override
    public Uni<Void> agree(CommandId id, String by, Instant at, Instant expiresAt) {
        return changed(id, row -> {
            row.state = "SENT";
            row.agreedBy = by;
            row.agreedAt = at;
            row.changedAt = at;
            row.expiresAt = expiresAt;
        });
    }

    @Override
    public Uni<Void> withdraw(CommandId id, String by, Instant at) {
        return changed(id, row -> {
            row.state = "WITHDRAWN";
            row.detail = "withdrawn by " + by;
            row.changedAt = at;
        });
    }

    private Uni<Void> changed(CommandId id, Consumer<OrderRow> change) {
        return sessions.withSession(session ->
                session.find(OrderRow.class, id.value()).invoke(change).chain(session::flush));
    }

    @Override
    public Uni<List<Order>> newest(Optional<DeviceId> device, boolean onlyUnderWay, int atMost) {
        var where = "from OrderRow where key is not null"
                + (device.isPresent() ? " and device = :device" : "")
                + (onlyUnderWay ? " and " + UNDER_WAY : "")
                + " order by issuedAt desc, id desc";
        return rows(where, query -> {
            device.ifPresent(it -> query.setParameter("device", it.value()));
            return query.setMaxResults(atMost);
        });
    }

    @Override
    public Uni<Boolean> keepFile(CommandId id, DeviceId device, File file) {
        return sessions.withSession(session -> session.createNativeQuery(KEEP_FILE)
                        .setParameter("id", id.value())
                        .setParameter("device", device.value())
                        .setParameter("content", file.content())
                        .setParameter("type", file.type())
                        .executeUpdate())
                .map(changed -> changed == 1);
    }

    @Override
    public Uni<Optional<File>> file(CommandId id) {
        return sessions.withSession(session -> session.createNativeQuery(
                                "select file_type, file from command where id = :id and file is not null",
                                Object[].class)
                        .setParameter("id", id.value())
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(it -> new File((String) it[0], (byte[]) it[1])));
    }

    @Override
    public Uni<Integer> forgetFilesBefore(Instant moment) {
        return sessions.withSession(session -> session.createNativeQuery(
                        "update command set file = null where file is not null and issued_at < :moment")
                .setParameter("moment", moment)
                .executeUpdate());
    }

    private Uni<List<Order>> rows(String query, UnaryOperator<Mutiny.SelectionQuery<OrderRow>> with) {
        return sessions.withSession(session -> with.apply(session.createSelectionQuery(query, OrderRow.class))
                        .getResultList())
                .map(rows -> rows.stream().map(OrderRow::asOrder).toList());
    }

    private static List<String> texts(Set<DeviceId> devices) {
        return devices.stream().map(DeviceId::value).toList();
    }
}
