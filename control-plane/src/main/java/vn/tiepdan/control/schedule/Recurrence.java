package vn.tiepdan.control.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A rule by which days come again. */
public sealed interface Recurrence {
    /** In order; from and until are both included. */
    Stream<LocalDate> days(LocalDate from, LocalDate until);

    /** Every week on these days. */
    record Weekly(Set<DayOfWeek> on) implements Recurrence {
        public Weekly {
            on = Set.copyOf(on);
            demand(!on.isEmpty(), "on must name a day of the week");
        }

        @Override
        public Stream<LocalDate> days(LocalDate from, LocalDate until) {
            return from.datesUntil(until.plusDays(1)).filter(it -> on.contains(it.getDayOfWeek()));
        }
    }

    /** Every month on these days; a month without a 31st has none. */
    record MonthlyOnDays(Set<Integer> on) implements Recurrence {
        private static final int LONGEST_MONTH = 31;

        public MonthlyOnDays {
            on = Set.copyOf(on);
            demand(!on.isEmpty(), "on must name a day of the month");
            demand(on.stream().allMatch(it -> it >= 1 && it <= LONGEST_MONTH), "on must have days from 1 to 31");
        }

        @Override
        public Stream<LocalDate> days(LocalDate from, LocalDate until) {
            return months(from, until)
                    .flatMap(month ->
                            new TreeSet<>(on).stream().filter(month::isValidDay).map(month::atDay))
                    .filter(it -> within(it, from, until));
        }
    }

    /** Every month, for example on the second Thursday; 5 is the last one. */
    record MonthlyOnWeekday(int nth, DayOfWeek day) implements Recurrence {
        private static final int LAST = 5;

        public MonthlyOnWeekday {
            demand(nth >= 1 && nth <= LAST, "nth must be 1 to 5");
        }

        @Override
        public Stream<LocalDate> days(LocalDate from, LocalDate until) {
            var adjuster =
                    nth == LAST ? TemporalAdjusters.lastInMonth(day) : TemporalAdjusters.dayOfWeekInMonth(nth, day);
            return months(from, until)
                    .map(month -> month.atDay(1).with(adjuster))
                    .filter(it -> within(it, from, until));
        }
    }

    private static Stream<YearMonth> months(LocalDate from, LocalDate until) {
        var first = YearMonth.from(from);
        return Stream.iterate(first, it -> it.plusMonths(1))
                .limit(Math.max(0, first.until(YearMonth.from(until), ChronoUnit.MONTHS) + 1));
    }

    private static boolean within(LocalDate it, LocalDate from, LocalDate until) {
        return !it.isBefore(from) && !it.isAfter(until);
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
