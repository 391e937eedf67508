package vn.tiepdan.control.command;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.tiepdan.control.fleet.CommandLife;
import vn.tiepdan.control.fleet.CommandStore.State;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.DeviceId;

/** Issues commands, has a second person agree to those that disturb, and takes back what was not sent. */
@ApplicationScoped
public class Orders {
    private final OrderStore store;
    private final Occupation occupation;
    private final Sending sending;
    private final Transactions transactions;
    private final Clock clock;

    Orders(OrderStore store, Occupation occupation, Sending sending, Transactions transactions, Clock clock) {
        this.store = store;
        this.occupation = occupation;
        this.sending = sending;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What became of a wish for several devices.
     *
     * @param issued  one for each device that takes it
     * @param refused why the others were left out
     */
    public record Issue(List<Order> issued, Map<DeviceId, Problem> refused) {
        public Issue {
            issued = List.copyOf(issued);
            refused = Map.copyOf(refused);
        }
    }

    /** One command for each of these devices, or why not; what this person has issued with this key already is given again. */
    public Uni<Issue> issue(Set<DeviceId> devices, Order.Wish wish) {
        return transactions.in(() -> store.lockDevices(devices)
                .chain(known -> store.withKey(wish.by(), wish.key())
                        .chain(before -> before.isEmpty()
                                ? fresh(devices, new LinkedHashSet<>(known), wish)
                                : again(before, devices, wish))));
    }

    private static Uni<Issue> again(List<Order> before, Set<DeviceId> devices, Order.Wish wish) {
        var same = before.stream().allMatch(it -> it.wish().body().equals(wish.body()))
                && devices.containsAll(before.stream().map(Order::device).toList());
        return same
                ? Uni.createFrom().item(new Issue(before, Map.of()))
                : Uni.createFrom()
                        .failure(new Refused(Problem.of(
                                422,
                                "key-used",
                                "This key belongs to another command",
                                "Send a fresh Idempotency-Key for each thing that you want done.")));
    }

    private Uni<Issue> fresh(Set<DeviceId> devices, Set<DeviceId> known, Order.Wish wish) {
        var now = clock.instant();
        return store.underWay(known)
                .chain(underWay -> occupation.inSession(known).chain(busy -> {
                    var issued = new ArrayList<Order>();
                    var refused = new HashMap<DeviceId, Problem>();
                    for (var device : devices) {
                        var order = Order.fresh(device, wish, now);
                        var obstacle = known.contains(device)
                                ? obstacle(order, underWay, busy)
                                : Optional.of(Devices.unknown().problem());
                        obstacle.ifPresentOrElse(it -> refused.put(device, it), () -> issued.add(order));
                    }
                    return keep(new Issue(issued, refused));
                }));
    }

    private static Optional<Problem> obstacle(Order order, List<Order> underWay, Set<DeviceId> busy) {
        return order.disturbs(busy)
                ? Optional.of(inSession())
                : order.opposedBy(underWay).map(Orders::inTheWay);
    }

    private Uni<Issue> keep(Issue issue) {
        if (issue.issued().isEmpty()) {
            return Uni.createFrom().item(issue);
        }
        return store.insert(issue.issued())
                .chain(() -> each(
                        issue.issued(),
                        order -> order.outcome().state() == State.SENT
                                ? sending.send(order)
                                : sending.told(order.device())))
                .chain(() -> sending.noted(
                        issue.issued(), issue.issued().getFirst().wish().by(), "command-issued"))
                .replaceWith(issue);
    }

    /** A second person agrees; fails with {@link Refused} for the issuer, for what waits no more, and while a session runs. */
    public Uni<Order> agree(CommandId id, String by) {
        var now = clock.instant();
        return transactions.in(() -> waiting(id, CommandLife.Happening.AGREED)
                .invoke(order -> demandOther(order, by))
                .call(order -> occupation.inSession(Set.of(order.device())).invoke(busy -> {
                    if (order.disturbs(busy)) {
                        throw new Refused(inSession());
                    }
                }))
                .call(order -> store.agree(id, by, now, now.plus(order.wish().lives())))
                .call(sending::send)
                .call(order -> sending.noted(order, by, "command-agreed"))
                .chain(() -> found(id)));
    }

    /** Takes back what still waits for a second person. */
    public Uni<Order> withdraw(CommandId id, String by) {
        return transactions.in(() -> waiting(id, CommandLife.Happening.WITHDRAWN)
                .call(() -> store.withdraw(id, by, clock.instant()))
                .call(order -> sending.told(order.device()))
                .call(order -> sending.noted(order, by, "command-withdrawn"))
                .chain(() -> found(id)));
    }

    /** Fails with {@link Refused} for a stranger. */
    public Uni<Order> find(CommandId id) {
        return transactions.reading(() -> store.find(id).map(found -> found.orElseThrow(Orders::unknown)));
    }

    /** Newest first; of one device, or of all. */
    public Uni<List<Order>> newest(Optional<DeviceId> device, boolean onlyUnderWay, int atMost) {
        return transactions.reading(() -> store.newest(device, onlyUnderWay, atMost));
    }

    /** What this person has issued with this key. */
    public Uni<List<Order>> ofWish(String by, String key) {
        return transactions.in(() -> store.withKey(by, key));
    }

    private Uni<Order> waiting(CommandId id, CommandLife.Happening next) {
        return found(id).invoke(order -> {
            if (CommandLife.after(order.outcome().state(), next).isEmpty()) {
                throw new Refused(Problem.of(
                                409,
                                "not-waiting",
                                "The command waits for nobody",
                                "Look at its state: it was sent, has ended, or nobody agreed in time.")
                        .with(Map.of("state", order.outcome().state().name())));
            }
        });
    }

    private Uni<Order> found(CommandId id) {
        return store.lock(id).map(found -> found.orElseThrow(Orders::unknown));
    }

    private static void demandOther(Order order, String by) {
        if (order.wish().by().equals(by)) {
            throw new Refused(Problem.of(
                    409,
                    "second-person-needed",
                    "Somebody else has to agree",
                    "Ask a colleague with the same rights: this command may end what a citizen is doing."));
        }
    }

    /** The id in an address; whatever cannot be one is as {@link #unknown()} as any other stranger. */
    public static CommandId named(String id) {
        try {
            return CommandId.of(id);
        } catch (IllegalArgumentException nonsense) {
            throw unknown();
        }
    }

    public static Refused unknown() {
        return new Refused(Problem.of(
                404, "no-such-command", "There is no such command", "Choose one of the device's list of commands."));
    }

    private static Problem inSession() {
        return Problem.of(
                409,
                "session-runs",
                "A citizen is received there now",
                "Wait until the session is closed, or say that it is to be done even so.");
    }

    private static Problem inTheWay(Order other) {
        return Problem.of(
                        409,
                        "command-in-the-way",
                        "Another command is under way there",
                        "Talk to its issuer, withdraw it, or wait until it has ended.")
                .with(Map.of(
                        "command", other.id().toString(),
                        "kind", other.wish().kind().word(),
                        "by", other.wish().by()));
    }

    private static Uni<Void> each(List<Order> orders, Function<Order, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(orders)
                .onItem()
                .transformToUniAndConcatenate(order -> work.apply(order))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
