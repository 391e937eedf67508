package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.fleet.CommandStore.Ended;
import vn.tiepdan.control.fleet.CommandStore.Held;
import vn.tiepdan.control.fleet.CommandStore.Reached;
import vn.tiepdan.control.platform.Live;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Result;

/**
 * Keeps account of every command: at most one effect and an honest end. Nothing is "delivered" before the device says so. How a person's
 * command ended is in the audit log beside who issued it.
 */
@ApplicationScoped
public class Commands {
    /** No command takes longer without a word of progress. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

    private final CommandStore store;
    private final Transactions transactions;
    private final Live live;
    private final AuditLog audit;
    private final Clock clock;

    Commands(CommandStore store, Transactions transactions, Live live, AuditLog audit, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.live = live;
        this.audit = audit;
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
        return transactions.in(() -> store.lock(named).chain(held -> keep(reached(answers, held), held)));
    }

    private Uni<Void> keep(Collection<Reached> reached, Map<CommandId, Held> before) {
        return store.save(reached, clock.instant())
                .chain(() -> noted(
                        ended(reached, before), it -> Actor.device(it.held().device())))
                .chain(() -> transactions.tellAfterCommit(
                        () -> reached.stream().map(Reached::device).distinct().forEach(this::tell)));
    }

    /** Those that this brought to their end, for now or for good. */
    private static List<Ended> ended(Collection<Reached> reached, Map<CommandId, Held> before) {
        return reached.stream()
                .filter(it -> it.state() != CommandStore.State.RUNNING)
                .map(it -> {
                    var id = it.said().command();
                    return new Ended(id, Objects.requireNonNull(before.get(id)).as(it.state()));
                })
                .toList();
    }

    /** What the system tells devices is nobody's deed, and a device's own words may say too much. */
    private Uni<Void> noted(List<Ended> ended, Function<Ended, Actor> by) {
        return audit.addAll(ended.stream()
                .flatMap(it -> it.held().wish().stream()
                        .map(wish -> new AuditLog.Deed(
                                by.apply(it),
                                "command-ended",
                                "device:" + it.held().device(),
                                wish + " " + it.id() + ": "
                                        + it.held().state().name().toLowerCase(Locale.ROOT))))
                .toList());
    }

    /** Where each command is after everything that is said of it; what is overtaken is left out. */
    static Collection<Reached> reached(List<Answer> answers, Map<CommandId, Held> before) {
        var reached = new LinkedHashMap<CommandId, Reached>();
        for (var answer : answers) {
            var command = answer.result().command();
            var sofar = reached.get(command);
            Optional.ofNullable(before.get(command))
                    .map(held -> sofar == null ? held : held.as(sofar.state()))
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
                .in(() -> store.giveUp(now, now.minus(LONGEST_SILENCE)).call(ended -> noted(ended, _ -> Actor.SYSTEM)))
                .invoke(ended ->
                        ended.stream().map(it -> it.held().device()).distinct().forEach(this::tell))
                .replaceWithVoid();
    }

    private void tell(DeviceId device) {
        live.changed(Live.Kind.COMMAND, device.value());
    }
}
