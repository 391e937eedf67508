package vn.tiepdan.control.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Day;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.schedule.ScheduleStore.Clash;
import vn.tiepdan.control.schedule.ScheduleStore.Kept;

/** Plans reception days and changes them. Each use case is one transaction. */
@ApplicationScoped
public class Schedule {
    private final ScheduleStore store;
    private final Stations stations;
    private final Consequences consequences;
    private final Transactions transactions;
    private final Clock clock;

    Schedule(
            ScheduleStore store, Stations stations, Consequences consequences, Transactions transactions, Clock clock) {
        this.store = store;
        this.stations = stations;
        this.consequences = consequences;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Fails with {@link Refused} for a day that is over, and when a room or an official is taken or not the body's own. */
    public Uni<Kept> plan(Plan plan, String by) {
        return transactions.in(() -> {
            demandAhead(plan.date());
            var draft = new ReceptionDay.Draft(ReceptionDayId.fresh(), plan);
            return stations.demand(plan)
                    .chain(() -> store.insert(draft))
                    .chain(() -> claim(draft))
                    .chain(() -> consequences.planned(draft, by))
                    .chain(() -> found(draft.id()));
        });
    }

    /**
     * Fails with {@link Refused} as {@link #plan} does, and when somebody else has changed the day since.
     *
     * @param seen version that the caller saw
     */
    public Uni<Kept> change(ReceptionDayId id, int seen, Plan plan, String by) {
        return transactions.in(() -> {
            demandAhead(plan.date());
            return stations.demand(plan).chain(() -> step(id, Optional.of(seen), day -> day.changed(plan), by));
        });
    }

    /** Shows it to citizens. */
    public Uni<Kept> publish(ReceptionDayId id, String by) {
        return transactions.in(() -> step(id, Optional.empty(), day -> day.published(clock.instant()), by));
    }

    /** @param why those who have booked read it */
    public Uni<Kept> cancel(ReceptionDayId id, String why, String by) {
        return transactions.in(() -> step(id, Optional.empty(), day -> day.cancel(why, clock.instant()), by));
    }

    /** Says who really led the day. Fails with {@link Refused} at {@code presided} for somebody who may not receive there. */
    public Uni<Kept> hold(ReceptionDayId id, String presided, String by) {
        return transactions.in(() -> found(id)
                .chain(kept -> stations.position(kept.day().plan(), presided))
                .chain(position -> step(
                        id,
                        Optional.empty(),
                        day -> day.held(new Presided(presided, position), clock.instant(), today()),
                        by)));
    }

    /** From and until included. */
    public Uni<List<Kept>> between(Set<BodyId> bodies, LocalDate from, LocalDate until) {
        return store.between(bodies, from, until);
    }

    /** Fails with {@link Refused} for a stranger. */
    public Uni<Kept> found(ReceptionDayId id) {
        return transactions.reading(() -> store.find(id)).map(found -> found.orElseThrow(Schedule::unknown));
    }

    private Uni<Kept> step(ReceptionDayId id, Optional<Integer> seen, UnaryOperator<ReceptionDay> move, String by) {
        return store.locked(id)
                .map(found -> found.orElseThrow(Schedule::unknown))
                .chain(kept -> {
                    seen.filter(version -> version != kept.version()).ifPresent(_ -> {
                        throw changedMeanwhile(kept);
                    });
                    var before = kept.day();
                    var after = move.apply(before);
                    return after.equals(before)
                            ? Uni.createFrom().item(kept)
                            : store.update(after)
                                    .chain(() -> claim(after))
                                    .chain(() -> consequences.changed(before, after, by))
                                    .chain(() -> found(id));
                });
    }

    private Uni<Void> claim(ReceptionDay day) {
        return store.claim(day)
                .invoke(clash -> clash.ifPresent(it -> {
                    throw taken(it);
                }))
                .replaceWithVoid();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Day.ZONE);
    }

    private void demandAhead(LocalDate date) {
        if (date.isBefore(today())) {
            throw new Refused(Problem.atField(
                    "plan-wrong",
                    "The day cannot be planned like that",
                    date + " is over. Choose a day ahead.",
                    "date"));
        }
    }

    private static Refused taken(Clash clash) {
        var detail = switch (clash.kind()) {
            case ROOM ->
                "The room " + clash.room() + " is taken at that time by " + clash.body()
                        + ". Choose another room or other hours.";
            case OFFICIAL ->
                clash.official() + " receives for " + clash.body()
                        + " at that time. Choose somebody else or other hours.";
        };
        return new Refused(Problem.atField("desk-taken", "The room or the official is taken", detail, "desks")
                .with(Map.of("day", clash.other().toString())));
    }

    private static Refused changedMeanwhile(Kept kept) {
        return new Refused(Problem.of(
                        412,
                        "day-changed",
                        "Somebody else has changed this day",
                        "Nothing was changed. Look at the day as it is now, and send your change again with its version.")
                .with(Map.of("version", kept.version())));
    }

    public static Refused unknown() {
        return new Refused(Problem.of(
                404, "no-such-day", "There is no such reception day", "Choose one from the calendar of the body."));
    }
}
