package vn.tiepdan.control.command.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import vn.tiepdan.control.command.Order;
import vn.tiepdan.control.fleet.CommandStore;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Wire;

/** A line of {@code command} that a person issued, without its file. */
@Entity
@Table(name = "command")
@NullUnmarked
class OrderRow {
    @Id
    UUID id;

    String device;
    String kind;

    @Column(name = "issued_by")
    String by;

    @Column(name = "issued_at")
    Instant issuedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    String state;
    String detail;

    @Column(name = "changed_at")
    Instant changedAt;

    String reason;
    String arguments;
    String key;

    @Column(name = "progress_percent")
    Integer progressPercent;

    String finding;

    @Column(name = "lives_seconds")
    Integer livesSeconds;

    @Column(name = "agreed_by")
    String agreedBy;

    @Column(name = "agreed_at")
    Instant agreedAt;

    @Column(name = "file_type")
    String fileType;

    static OrderRow of(Order order) {
        var row = new OrderRow();
        row.id = order.id().value();
        row.device = order.device().value();
        row.kind = order.wish().kind().word();
        row.by = order.wish().by();
        row.issuedAt = order.issuedAt();
        row.expiresAt = order.expiresAt();
        row.state = order.outcome().state().name();
        row.detail = order.outcome().detail();
        row.changedAt = order.outcome().changedAt();
        row.reason = order.wish().reason();
        row.arguments = Wire.text(order.wish().body());
        row.key = order.wish().key();
        row.livesSeconds = Math.toIntExact(order.wish().lives().toSeconds());
        return row;
    }

    Order asOrder() {
        var wish = new Order.Wish(
                Wire.read(arguments, Command.Body.class), reason, Duration.ofSeconds(livesSeconds), by, key);
        var outcome = new Order.Outcome(
                CommandStore.State.valueOf(state),
                detail,
                changedAt,
                Optional.ofNullable(progressPercent),
                Optional.ofNullable(finding).map(text -> Wire.read(text, Finding.class)),
                Optional.ofNullable(agreedBy),
                Optional.ofNullable(fileType));
        return new Order(new CommandId(id), new DeviceId(device), wish, issuedAt, expiresAt, outcome);
    }
}
