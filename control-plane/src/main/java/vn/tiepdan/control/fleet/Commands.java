package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Result;

/** Keeps account of every command: at most one effect and an honest end. Nothing is "delivered" before the device says so. */
@ApplicationScoped
public class Commands {
    private final CommandStore store;
    private final Transactions transactions;
    private final Clock clock;

    Commands(CommandStore store, Transactions transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Before it is sent. */
    public Uni<Void> issued(DeviceId device, Command command) {
        var kind = command.body().getClass().getSimpleName();
        return transactions.in(() -> store.insert(device, command, kind, clock.instant()));
    }

    public Uni<Void> heard(DeviceId device, Result result) {
        return transactions.in(() -> store.note(device, result, clock.instant()));
    }

    /** What ran out without a word is unknown, not failed: it may have had its effect. */
    public Uni<Void> giveUp() {
        return transactions.in(() -> store.giveUpBefore(clock.instant())).replaceWithVoid();
    }
}
