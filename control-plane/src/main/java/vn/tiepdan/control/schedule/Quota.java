package vn.tiepdan.control.schedule;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the head of a body owes in a month, and what came of it. The number is a legal one and given from outside; only periodic days
 * that the head led count, each date once, and never a deputy's. A day that makes another month's up counts there instead of here.
 *
 * @param owed     days in the month, at least
 * @param held     dates that count
 * @param planned  dates still ahead on which the head is to preside
 * @param adHoc    dates of receptions out of turn that the head led; shown, not counted
 * @param byOthers dates of periodic days that somebody else led; shown, not counted
 * @param excuses  of this month
 * @param madeUp   how many of the excuses are made up by a day that was held
 */
public record Quota(
        YearMonth month,
        int owed,
        SortedSet<LocalDate> held,
        SortedSet<LocalDate> planned,
        SortedSet<LocalDate> adHoc,
        SortedSet<LocalDate> byOthers,
        List<Excuse> excuses,
        int madeUp) {

    /**
     * @param days    of the body; those of other months matter when they make one up
     * @param excuses of the body, of every month
     */
    public static Quota of(
            YearMonth month, int owed, Collection<ReceptionDay> days, Collection<Excuse> excuses, LocalDate today) {
        var elsewhere = excuses.stream().flatMap(it -> it.madeUpOn().stream()).collect(Collectors.toSet());
        var led = dates(days, Quota::ledByHead);
        var own = excuses.stream().filter(it -> it.month().equals(month)).toList();
        return new Quota(
                month,
                owed,
                in(month, minus(led, elsewhere)),
                in(month, minus(dates(days, it -> isAhead(it, today)), elsewhere)),
                in(month, dates(days, it -> it instanceof ReceptionDay.Held held && isHeads(held) && isAdHoc(held))),
                in(
                        month,
                        dates(days, it -> it instanceof ReceptionDay.Held held && !isHeads(held) && isPeriodic(held))),
                own,
                (int) own.stream()
                        .filter(it -> it.madeUpOn().filter(led::contains).isPresent())
                        .count());
    }

    /** Neither held nor made up nor excused. */
    public int missing() {
        return Math.max(0, owed - held.size() - excuses.size());
    }

    /** Excused, and no day made it up yet. */
    public int excused() {
        return excuses.size() - madeUp;
    }

    private static boolean ledByHead(ReceptionDay day) {
        return day instanceof ReceptionDay.Held held && isHeads(held) && isPeriodic(held);
    }

    private static boolean isHeads(ReceptionDay.Held held) {
        return held.presided().as() == Position.HEAD;
    }

    private static boolean isAhead(ReceptionDay day, LocalDate today) {
        return day instanceof ReceptionDay.Published
                && isPeriodic(day)
                && !day.plan().date().isBefore(today);
    }

    private static boolean isPeriodic(ReceptionDay day) {
        return day.plan().kind() == Kind.PERIODIC;
    }

    private static boolean isAdHoc(ReceptionDay day) {
        return day.plan().kind() == Kind.AD_HOC;
    }

    private static SortedSet<LocalDate> dates(Collection<ReceptionDay> days, Predicate<ReceptionDay> which) {
        return days.stream().filter(which).map(it -> it.plan().date()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<LocalDate> in(YearMonth month, Collection<LocalDate> dates) {
        return dates.stream()
                .filter(it -> YearMonth.from(it).equals(month))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<LocalDate> minus(SortedSet<LocalDate> dates, Set<LocalDate> taken) {
        var rest = new TreeSet<>(dates);
        rest.removeAll(taken);
        return rest;
    }
}
