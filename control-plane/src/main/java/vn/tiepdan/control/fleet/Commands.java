package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tiepdan.control.fleet.CommandStore.Held;
import vn.tiepdan.control.fleet.CommandStore.Reached;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
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

    /** What a device says of one of its commands. */
    public record Answer(DeviceId device, Result result) {}

    /** In the order in which they came. Who answers to another's command, or to none, changes nothing. */
    public Uni<Void> heard(List<Answer> answers) {
        var named = answers.stream().map(it -> it.result().command()).collect(Collectors.toSet());
        return transactions.in(() -> store.lock(named)
                .map(held -> reached(answers, held))
                .chain(reached -> store.save(reached, clock.instant())
                        .chain(() -> transactions.tellAfterCommit(() ->
                                reached.stream().map(Reached::device).distinct().forEach(this::tell)))));
    }

    /** Where each command is after everything that is said of it; what is overtaken is left out. */
    static Collection<Reached> reached(List<Answer> answers, Map<CommandId, Held> before) {
        var reached = new LinkedHashMap<CommandId, Reached>();
        for (var answer : answers) {
            var command = answer.result().command();
            Optional.ofNullable(reached.get(command))
                    .map(it -> new Held(it.device(), it.state()))
                    .or(() -> Optional.ofNullable(before.get(command)))
                    .filter(held -> held.device().equals(answer.device()))
                    .flatMap(held -> CommandLife.after(
                            held.state(),
                            CommandLife.Happening.of(answer.result().state())))
                    .ifPresent(next -> reached.put(command, new Reached(answer.device(), answer.result(), next)));
        }
        return reached.values();
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
