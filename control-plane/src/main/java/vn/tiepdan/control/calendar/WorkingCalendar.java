package vn.tiepdan.control.calendar;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import vn.tiepdan.control.calendar.CalendarDay.Kind;
import vn.tiepdan.control.calendar.LegalNumber.Key;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/**
 * Which days are worked. Made once for everything that is known and then only asked: how many days were worked by the end of each day
 * is added up beforehand, so that a span of decades costs no more than one of a week. Days lie between {@link #FIRST} and {@link #LAST};
 * one beyond is {@link Refused}.
 */
public final class WorkingCalendar {
    public static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2150, 12, 31);

    private static final Comparator<CalendarDay> LATER =
            Comparator.comparing(it -> it.source().inForceFrom());
    /** Where no number says how many days are worked in a week. */
    private static final int EVERY_DAY = 7;

    private final NavigableMap<LocalDate, CalendarDay> said = new TreeMap<>();
    private final NavigableMap<LocalDate, CalendarDay> doubtful = new TreeMap<>();
    private final LegalNumbers numbers;
    /** How many days were worked up to and including that day, counted from {@link #FIRST}. */
    private final int[] worked = new int[(int) DAYS.between(FIRST, LAST) + 1];

    /** @param days what all documents say; of one day and day of coming into force at most one, see {@link #contradictions} */
    public WorkingCalendar(Collection<CalendarDay> days, LegalNumbers numbers) {
        this.numbers = numbers;
        if (!contradictions(days).isEmpty()) {
            throw new IllegalArgumentException("two answers for one day");
        }
        days.forEach(it -> said.merge(it.day(), it, BinaryOperator.maxBy(LATER)));
        int sum = 0;
        for (int index = 0; index < worked.length; index++) {
            var day = FIRST.plusDays(index);
            var weekly = worksWeekly(day);
            var saying = said.get(day);
            if (saying == null ? weekly : saying.works(weekly)) {
                sum++;
            }
            if (saying != null && saying.doubtful(weekly)) {
                doubtful.put(day, saying);
            }
            worked[index] = sum;
        }
    }

    /** Two of the same day, neither of which came into force later. */
    public record Contradiction(CalendarDay one, CalendarDay other) {}

    public static List<Contradiction> contradictions(Collection<CalendarDay> days) {
        var first = new LinkedHashMap<List<LocalDate>, CalendarDay>();
        var found = new ArrayList<Contradiction>();
        for (var it : days) {
            var before = first.putIfAbsent(List.of(it.day(), it.source().inForceFrom()), it);
            if (before != null) {
                found.add(new Contradiction(before, it));
            }
        }
        return List.copyOf(found);
    }

    public boolean isWorking(LocalDate day) {
        int index = index(day);
        return worked[index] > (index == 0 ? 0 : worked[index - 1]);
    }

    public Why why(LocalDate day) {
        var saying = said.get(days(day));
        if (saying != null && saying.kind() != Kind.ORDINARY) {
            return new Why.Said(saying);
        }
        return worksWeekly(day)
                ? new Why.Workday(day.getDayOfWeek())
                : new Why.WeeklyRest(day.getDayOfWeek(), week(day).orElseThrow());
    }

    /** The n-th working day after a day, which is itself not counted, worked or not; the day itself for 0. */
    public LocalDate plusWorkingDays(LocalDate start, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("a negative number of days");
        }
        return days == 0 ? days(start) : reaching(worked[index(start)] + days);
    }

    /** The first working day that is not before this one. */
    public LocalDate workingDayFrom(LocalDate day) {
        return isWorking(day) ? day : plusWorkingDays(day, 1);
    }

    /** How many days are worked after one day and up to another, that one included; 0 when it is not later. */
    public int workingDays(LocalDate after, LocalDate upTo) {
        return Math.max(0, worked[index(upTo)] - worked[index(after)]);
    }

    /** What documents say of days of this year, as far as it counts; by day. */
    public Collection<CalendarDay> said(int year) {
        return said.subMap(LocalDate.of(year, 1, 1), true, LocalDate.of(year, 12, 31), true)
                .values();
    }

    public CalendarYear year(int year) {
        var holidays =
                said(year).stream().filter(it -> it.kind() == Kind.HOLIDAY).count();
        var expected = numbers.inForce(Key.PUBLIC_HOLIDAYS, LocalDate.of(year, 12, 31))
                .map(LegalNumber::value)
                .orElse(0);
        return new CalendarYear(year, (int) holidays, expected);
    }

    /** What may turn out otherwise about the days from one to another, both included. */
    public List<Warning> warnings(LocalDate from, LocalDate to) {
        var all = new ArrayList<Warning>();
        IntStream.rangeClosed(days(from).getYear(), days(to).getYear())
                .mapToObj(this::year)
                .forEach(year -> {
                    switch (year.state()) {
                        case ABSENT -> all.add(new Warning.NoCalendar(year.year()));
                        case INCOMPLETE -> all.add(new Warning.IncompleteCalendar(year));
                        case THERE -> {}
                    }
                });
        var bySource = new LinkedHashMap<Source, List<LocalDate>>();
        doubtful.subMap(from, true, to, true)
                .forEach((day, saying) -> bySource.computeIfAbsent(saying.source(), _ -> new ArrayList<>())
                        .add(day));
        bySource.forEach((source, days) -> all.add(new Warning.UncertainDays(source, days)));
        return List.copyOf(all);
    }

    /** The days of weekly rest on that day. */
    public List<DayOfWeek> weeklyRest(LocalDate on) {
        return Arrays.stream(DayOfWeek.values())
                .filter(it -> !works(it, days(on)))
                .toList();
    }

    /** Whether such days of the week are worked, whatever is said of this one. */
    boolean worksWeekly(LocalDate day) {
        return works(day.getDayOfWeek(), day);
    }

    private boolean works(DayOfWeek day, LocalDate on) {
        return day.getValue() <= week(on).map(LegalNumber::value).orElse(EVERY_DAY);
    }

    private Optional<LegalNumber> week(LocalDate day) {
        return numbers.inForce(Key.WORKING_WEEK, day);
    }

    /** The first day by whose end so many days were worked. */
    private LocalDate reaching(int sum) {
        if (sum > worked[worked.length - 1]) {
            throw beyond();
        }
        int found = Arrays.binarySearch(worked, sum);
        while (found > 0 && worked[found - 1] == sum) {
            found--;
        }
        return FIRST.plusDays(found);
    }

    private static int index(LocalDate day) {
        return (int) DAYS.between(FIRST, days(day));
    }

    private static LocalDate days(LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw beyond();
        }
        return day;
    }

    private static Refused beyond() {
        return new Refused(Problem.atField(
                "day-out-of-range",
                "No calendar reaches so far",
                "Days lie between " + FIRST + " and " + LAST + ". Write another one.",
                "from"));
    }
}
