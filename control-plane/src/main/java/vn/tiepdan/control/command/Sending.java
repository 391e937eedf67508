package vn.tiepdan.control.command;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import vn.tiepdan.control.fleet.DeviceLink;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;

/** Lets a command go out with the caller's commit, and open pages know. */
@ApplicationScoped
class Sending {
    private final DeviceLink link;
    private final Live live;
    private final Transactions transactions;
    private final Clock clock;

    Sending(DeviceLink link, Live live, Transactions transactions, Clock clock) {
        this.link = link;
        this.live = live;
        this.transactions = transactions;
        this.clock = clock;
    }

    Uni<Void> send(Order order) {
        return link.command(order.device(), order.toSend(clock.instant())).chain(() -> told(order.device()));
    }

    Uni<Void> told(DeviceId device) {
        return transactions.tellAfterCommit(() -> live.changed(Live.Kind.COMMAND, device.value()));
    }
}
