package vn.tiepdan.control.command;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.DeviceId;

/** The pictures and logs that devices give for a command. They are kept for a week; who looked at one is in the audit log. */
@ApplicationScoped
public class Files {
    private static final Duration KEPT = Duration.ofDays(7);

    private final OrderStore store;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    Files(OrderStore store, Transactions transactions, AuditLog audit, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Fails with {@link Refused} when this device was given no such command, or has given its file already. */
    public Uni<Void> keep(CommandId command, DeviceId device, OrderStore.File file) {
        return transactions
                .in(() -> store.keepFile(command, device, file))
                .invoke(kept -> {
                    if (!kept) {
                        throw Orders.unknown();
                    }
                })
                .replaceWithVoid();
    }

    /** @param by account name of whoever looks at it */
    public Uni<OrderStore.File> open(CommandId command, DeviceId device, String by) {
        return transactions.in(() -> store.file(command)
                .map(found -> found.orElseThrow(() -> new Refused(Problem.of(
                        404, "no-file", "The command has no file", "It gave none, or it was deleted after a week."))))
                .call(() -> audit.add(new AuditLog.Deed(
                        Actor.account(by), "command-file-opened", "device:" + device, command.toString()))));
    }

    @Scheduled(every = "1h", delayed = "12m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return transactions
                .in(() -> store.forgetFilesBefore(clock.instant().minus(KEPT)))
                .replaceWithVoid();
    }
}
