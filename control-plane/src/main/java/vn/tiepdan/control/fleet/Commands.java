package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Result;

/** Keeps account of every command: at most one effect and an honest end. Nothing is "delivered" before the device says so. */
@ApplicationScoped
public class Commands {
    /** No command takes longer without a word of progress. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

    private final CommandStore store;
    private final Transactions transactions;
    private final Live live;
    private final Clock clock;

    Commands(CommandStore store, Transactions transactions, Live live, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.live = live;
        this.clock = clock;
    }

    /** Before it is sent. */
    public Uni<Void> issued(DeviceId device, Command command) {
        var kind = command.body().getClass().getSimpleName();
        return transactions.in(() -> store.insert(device, command, kind, clock.instant()));
    }

    public Uni<Void> heard(DeviceId device, Result result) {
        return transactions.in(() -> store.lock(device, result.command())
                .map(known -> known.flatMap(now -> CommandLife.after(now, CommandLife.Happening.of(result.state()))))
                .chain(next -> next.map(state -> store.save(result, state, clock.instant())
                                .call(() -> transactions.tellAfterCommit(() -> tell(device))))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    /** What ran out without a word is unknown, not failed: it may have had its effect. */
    public Uni<Void> giveUp() {
        var now = clock.instant();
        return transactions
                .in(() -> store.giveUp(now, now.minus(LONGEST_SILENCE)))
                .invoke(devices -> devices.forEach(this::tell))
                .replaceWithVoid();
    }

    private void tell(DeviceId device) {
        live.changed(Live.Kind.COMMAND, device.value());
    }
}
