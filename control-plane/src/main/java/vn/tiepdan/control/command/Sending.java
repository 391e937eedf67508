package vn.tiepdan.control.command;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.fleet.DeviceLink;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/** Lets a command go out with the caller's commit, the audit log keep it, and open pages know. */
@ApplicationScoped
class Sending {
    private final DeviceLink link;
    private final Live live;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    Sending(DeviceLink link, Live live, Transactions transactions, AuditLog audit, Clock clock) {
        this.link = link;
        this.live = live;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<Void> send(Order order) {
        return link.send(order.device(), order.toSend(clock.instant())).chain(() -> told(order.device()));
    }

    Uni<Void> told(DeviceId device) {
        return transactions.tellAfterCommit(() -> live.changed(Live.Kind.COMMAND, device.value()));
    }

    /** @param by account name of whoever did this to the command */
    Uni<Void> noted(Order order, String by, String action) {
        return noted(List.of(order), by, action);
    }

    Uni<Void> noted(List<Order> orders, String by, String action) {
        return audit.addAll(orders.stream()
                .map(order -> new AuditLog.Deed(
                        Actor.account(by),
                        action,
                        "device:" + order.device(),
                        order.wish().kind().word() + " " + order.id() + ": "
                                + order.wish().reason()))
                .toList());
    }
}
