package vn.tiepdan.control.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tiepdan.control.calendar.Samples.LABOUR_CODE;
import static vn.tiepdan.control.calendar.Samples.calendar;
import static vn.tiepdan.control.calendar.Samples.day;
import static vn.tiepdan.control.calendar.Samples.said;
import static vn.tiepdan.control.calendar.Samples.source;
import static vn.tiepdan.control.calendar.Samples.uncertain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.control.calendar.CalendarDay.Kind;
import vn.tiepdan.control.calendar.LegalNumber.Key;
import vn.tiepdan.control.calendar.LegalNumber.Unit;
import vn.tiepdan.control.platform.Refused;

class WorkingCalendarTest {
    private static final LocalDate TUESDAY = day("2026-08-18");
    private static final LocalDate SATURDAY = day("2026-08-22");
    private static final Source LATER = source("9/2026/QH16", "2026-07-01");

    private final WorkingCalendar shipped = Samples.shipped().calendar();

    /** The whole table: every kind, on a day that is worked each week and on one that is not. */
    @ParameterizedTest
    @CsvSource({
        "HOLIDAY, false, false",
        "SWAPPED_OFF, false, false",
        "COMPENSATED_OFF, false, false",
        "MAKE_UP, true, true",
        "ORDINARY, true, false",
        "UNDECIDED, true, false"
    })
    void each_kind_of_day(Kind kind, boolean onTuesday, boolean onSaturday) {
        var calendar =
                calendar(said(TUESDAY.toString(), kind, LABOUR_CODE), said(SATURDAY.toString(), kind, LABOUR_CODE));

        assertThat(calendar.isWorking(TUESDAY)).isEqualTo(onTuesday);
        assertThat(calendar.isWorking(SATURDAY)).isEqualTo(onSaturday);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_later_document_overrides_an_earlier_one_whatever_they_say(Kind kind) {
        for (var earlier : Kind.values()) {
            var calendar = calendar(said("2026-08-18", kind, LATER), said("2026-08-18", earlier, LABOUR_CODE));

            assertThat(calendar.said(2026)).extracting(CalendarDay::kind).containsExactly(kind);
        }
    }

    @Test
    void two_answers_from_the_same_day_are_none_and_both_are_named() {
        var days = List.of(
                said("2026-08-18", Kind.HOLIDAY, LATER),
                said("2026-08-18", Kind.MAKE_UP, source("10/2026/QH16", "2026-07-01")),
                said("2026-08-18", Kind.ORDINARY, LABOUR_CODE));

        assertThat(WorkingCalendar.contradictions(days))
                .singleElement()
                .satisfies(it -> assertThat(List.of(
                                it.one().source().document(),
                                it.other().source().document()))
                        .containsExactly("9/2026/QH16", "10/2026/QH16"));
        assertThatThrownBy(() -> new WorkingCalendar(days, new LegalNumbers(Samples.NUMBERS)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        // over Lunar New Year 2026
        "2026-02-13, 1, 2026-02-23",
        "2026-02-10, 10, 2026-03-03",
        // the swap of 2026: the Saturday counts, the Monday does not
        "2026-08-21, 1, 2026-08-22",
        "2026-08-21, 2, 2026-08-24",
        "2026-08-28, 1, 2026-09-03",
        "2026-01-01, 1, 2026-01-05",
        "2026-01-09, 1, 2026-01-10",
        // Hung Kings' Day on a Sunday, Monday instead; then 30 April and 1 May
        "2026-04-24, 1, 2026-04-28",
        "2026-04-24, 3, 2026-05-04",
        // change of the year: New Year's Day 2027 is a Friday
        "2026-12-31, 1, 2027-01-04",
        "2026-12-25, 10, 2027-01-11",
        // started on a day off
        "2026-02-17, 1, 2026-02-23",
        "2026-08-23, 1, 2026-08-24",
        "2026-08-22, 0, 2026-08-22"
    })
    void working_days_are_counted(LocalDate start, int days, LocalDate end) {
        assertThat(shipped.plusWorkingDays(start, days)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-18, 2026-08-18",
        "2026-08-22, 2026-08-22",
        "2026-08-23, 2026-08-24",
        "2026-02-14, 2026-02-23",
        "2026-04-26, 2026-04-28",
        "2026-04-30, 2026-05-04",
        "2027-05-01, 2027-05-04",
        "2027-01-01, 2027-01-04"
    })
    void the_next_working_day(LocalDate day, LocalDate next) {
        assertThat(shipped.workingDayFrom(day)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void counting_is_what_one_gets_by_walking_day_by_day_and_adds_up(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            var start = day("2025-06-01").plusDays(random.nextInt(1_000));
            int n = random.nextInt(40);
            int m = random.nextInt(40);

            var after = shipped.plusWorkingDays(start, n);

            assertThat(after).as("%s + %d, seed %d", start, n, seed).isEqualTo(walked(start, n));
            assertThat(shipped.plusWorkingDays(after, m)).isEqualTo(shipped.plusWorkingDays(start, n + m));
            assertThat(shipped.workingDays(start, after)).isEqualTo(n);
            assertThat(shipped.plusWorkingDays(start.plusDays(1), n)).isAfterOrEqualTo(after);
            assertThat(shipped.plusWorkingDays(start, n + 1)).isAfter(after);
        }
    }

    private LocalDate walked(LocalDate start, int days) {
        var day = start;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= shipped.isWorking(day) ? 1 : 0;
        }
        return day;
    }

    @Test
    void a_span_of_decades_costs_no_more_than_one_of_a_week() {
        var start = day("2026-01-05");
        var began = System.nanoTime();
        for (int round = 0; round < 200_000; round++) {
            shipped.plusWorkingDays(start, 25_000);
        }

        assertThat(shipped.plusWorkingDays(start, 25_000)).isAfter(day("2121-01-01"));
        // walking would take some seconds for a hundredth of it
        assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
    }

    @Test
    void why_a_day_is_off_or_worked() {
        assertThat(shipped.why(day("2026-08-18"))).isEqualTo(new Why.Workday(DayOfWeek.TUESDAY));
        assertThat(shipped.why(day("2026-08-15"))).isEqualTo(new Why.WeeklyRest(DayOfWeek.SATURDAY, Samples.FIVE_DAYS));
        assertThat(shipped.why(day("2026-09-02")))
                .isInstanceOfSatisfying(
                        Why.Said.class,
                        it -> assertThat(it.day().source().document()).isEqualTo("45/2019/QH14"));
        assertThat(shipped.why(SATURDAY))
                .isInstanceOfSatisfying(
                        Why.Said.class, it -> assertThat(it.day().kind()).isEqualTo(Kind.MAKE_UP));
    }

    @Test
    void what_was_taken_back_is_no_reason_any_more() {
        var calendar =
                calendar(said("2026-08-18", Kind.HOLIDAY, LABOUR_CODE), said("2026-08-18", Kind.ORDINARY, LATER));

        assertThat(calendar.why(TUESDAY)).isEqualTo(new Why.Workday(DayOfWeek.TUESDAY));
    }

    @Test
    void a_year_of_which_nothing_is_known_is_not_one_without_holidays() {
        assertThat(shipped.year(2029)).isEqualTo(new CalendarYear(2029, 0, 11));
        assertThat(shipped.year(2029).state()).isEqualTo(CalendarYear.State.ABSENT);
        assertThat(shipped.warnings(day("2028-12-30"), day("2029-01-05")))
                .containsExactly(new Warning.NoCalendar(2028), new Warning.NoCalendar(2029));
    }

    @Test
    void a_year_with_fewer_holidays_than_the_law_gives_is_incomplete_also_when_the_law_gives_more_later() {
        var days = Stream.iterate(1, it -> it <= 11, it -> it + 1)
                .map(it -> said("2028-03-%02d".formatted(it), Kind.HOLIDAY, LABOUR_CODE))
                .toList();
        var twelve = new LegalNumber(
                Key.PUBLIC_HOLIDAYS,
                12,
                Unit.DAYS_PER_YEAR,
                day("2028-07-01"),
                Optional.empty(),
                LATER,
                "",
                Words.NONE);

        assertThat(new WorkingCalendar(days, new LegalNumbers(List.of(Samples.FIVE_DAYS, Samples.ELEVEN)))
                        .year(2028)
                        .state())
                .isEqualTo(CalendarYear.State.THERE);
        assertThat(new WorkingCalendar(days, new LegalNumbers(List.of(Samples.FIVE_DAYS, Samples.ELEVEN, twelve)))
                        .warnings(day("2028-03-01"), day("2028-03-01")))
                .containsExactly(new Warning.IncompleteCalendar(new CalendarYear(2028, 11, 12)));
    }

    /** The whole table: only what would change a date is worth a warning. */
    @ParameterizedTest
    @CsvSource({
        "HOLIDAY, true, false",
        "SWAPPED_OFF, true, false",
        "COMPENSATED_OFF, true, false",
        "MAKE_UP, false, true",
        "ORDINARY, false, false",
        "UNDECIDED, true, false"
    })
    void an_uncertain_day_is_told_where_dates_depend_on_it(Kind kind, boolean onTuesday, boolean onSaturday) {
        var unsure = uncertain(LATER);
        var calendar = calendar(said(TUESDAY.toString(), kind, unsure), said(SATURDAY.toString(), kind, unsure));

        assertThat(told(calendar, TUESDAY)).isEqualTo(onTuesday);
        assertThat(told(calendar, SATURDAY)).isEqualTo(onSaturday);
    }

    private static boolean told(WorkingCalendar calendar, LocalDate day) {
        return calendar.warnings(day, day).stream().anyMatch(Warning.UncertainDays.class::isInstance);
    }

    @Test
    void the_working_week_is_a_number_of_the_law_with_a_date() {
        var six = new LegalNumber(
                Key.WORKING_WEEK, 6, Unit.DAYS_PER_WEEK, day("2026-08-16"), Optional.empty(), LATER, "", Words.NONE);
        var calendar = new WorkingCalendar(List.of(), new LegalNumbers(List.of(Samples.FIVE_DAYS, six)));

        assertThat(calendar.isWorking(day("2026-08-15"))).isFalse();
        assertThat(calendar.isWorking(day("2026-08-22"))).isTrue();
        assertThat(calendar.weeklyRest(day("2026-08-15"))).containsExactly(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(calendar.weeklyRest(day("2026-08-16"))).containsExactly(DayOfWeek.SUNDAY);
    }

    @Test
    void no_calendar_reaches_beyond_its_ends() {
        assertThat(shipped.isWorking(WorkingCalendar.FIRST)).isFalse();
        assertThat(shipped.workingDayFrom(WorkingCalendar.FIRST)).isEqualTo(day("2000-01-03"));
        assertThatThrownBy(() -> shipped.isWorking(WorkingCalendar.FIRST.minusDays(1)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> shipped.plusWorkingDays(day("2150-12-30"), 3)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> shipped.why(WorkingCalendar.LAST.plusDays(1))).isInstanceOf(Refused.class);
    }
}
