package vn.tiepdan.control.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tiepdan.control.calendar.Samples.day;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.control.calendar.CalendarDay.Kind;

/** The years that come with the product, compared with the moon, the days of the week, and what was announced. */
class ShippedTest {
    private final WorkingCalendar calendar = Samples.shipped().calendar();

    /** Known from elsewhere; 1985 and 2007 are years in which Beijing's calendar has another day. */
    @ParameterizedTest
    @CsvSource({
        "1985, 1985-01-21",
        "2007, 2007-02-17",
        "2020, 2020-01-25",
        "2021, 2021-02-12",
        "2023, 2023-01-22",
        "2024, 2024-02-10",
        "2025, 2025-01-29",
        "2026, 2026-02-17",
        "2027, 2027-02-06"
    })
    void the_moon_is_reckoned_rightly(int year, LocalDate newYear) {
        assertThat(Lunar.day(year, 1, 1)).isEqualTo(newYear);
    }

    @ParameterizedTest
    @ValueSource(ints = {2026, 2027})
    void the_lunar_holidays_are_where_the_moon_says(int year) {
        assertThat(kind(Lunar.day(year, 3, 10))).isEqualTo(Kind.HOLIDAY);
        assertThat(Stream.of(-1, 0, 1, 2).map(it -> Lunar.day(year, 1, 1).plusDays(it)))
                .allMatch(it -> kind(it) == Kind.HOLIDAY);
        assertThat(calendar.said(year).stream()
                        .filter(it -> it.name().vietnamese().contains("mùng 1 tháng Giêng"))
                        .map(CalendarDay::day))
                .containsExactly(Lunar.day(year, 1, 1));
        assertThat(calendar.said(year).stream()
                        .filter(it -> it.kind() == Kind.HOLIDAY
                                && it.name().vietnamese().startsWith("Giỗ Tổ"))
                        .map(CalendarDay::day))
                .containsExactly(Lunar.day(year, 3, 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {2026, 2027})
    void the_law_gets_its_eleven_days_and_each_swap_its_saturday(int year) {
        assertThat(calendar.year(year)).isEqualTo(new CalendarYear(year, 11, 11));
        assertThat(days(year, Kind.MAKE_UP)).allMatch(it -> it.getDayOfWeek() == DayOfWeek.SATURDAY);
        assertThat(days(year, Kind.MAKE_UP)).hasSameSizeAs(days(year, Kind.SWAPPED_OFF));
        for (var day : List.of("-01-01", "-04-30", "-05-01", "-09-02")) {
            assertThat(kind(day(year + day))).as(day).isEqualTo(Kind.HOLIDAY);
        }
    }

    /** Labour Code, Article 111(3). */
    @ParameterizedTest
    @ValueSource(ints = {2026, 2027})
    void a_holiday_on_a_day_of_rest_is_made_good_by_the_next_working_days(int year) {
        var onRest = days(year, Kind.HOLIDAY).stream()
                .filter(it -> it.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue())
                .toList();

        assertThat(days(year, Kind.COMPENSATED_OFF)).hasSameSizeAs(onRest);
        assertThat(days(year, Kind.COMPENSATED_OFF))
                .allMatch(it -> it.getDayOfWeek().getValue() < 6);
    }

    @Test
    void what_was_announced_for_2026_is_known() {
        assertThat(Stream.of("2026-01-02", "2026-08-31").map(it -> kind(day(it))))
                .allMatch(Kind.SWAPPED_OFF::equals);
        assertThat(Stream.of("2026-01-10", "2026-08-22").map(it -> kind(day(it))))
                .allMatch(Kind.MAKE_UP::equals);
        assertThat(day("2026-02-16").datesUntil(day("2026-02-21")).map(this::kind))
                .allMatch(Kind.HOLIDAY::equals);
        assertThat(kind(day("2026-04-27"))).isEqualTo(Kind.COMPENSATED_OFF);
        assertThat(kind(day("2026-09-01"))).isEqualTo(Kind.HOLIDAY);
    }

    @Test
    void what_nobody_has_announced_for_2027_says_so() {
        var open = calendar.warnings(day("2027-01-01"), day("2027-12-31")).stream()
                .map(Warning.UncertainDays.class::cast)
                .flatMap(it -> it.days().stream());

        assertThat(open)
                .containsExactlyInAnyOrder(
                        day("2027-02-04"),
                        day("2027-02-05"),
                        day("2027-02-08"),
                        day("2027-02-09"),
                        day("2027-02-10"),
                        day("2027-02-11"),
                        day("2027-09-01"),
                        day("2027-09-03"),
                        day("2027-11-24"));
    }

    /** Politburo Resolution 80-NQ/TW wants it; that a law makes it a day off could not be verified. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24", "2027-11-24"})
    void culture_day_is_worked_until_a_law_says_otherwise_and_whoever_counts_over_it_is_told(String text) {
        assertThat(calendar.isWorking(day(text))).isTrue();
        assertThat(calendar.warnings(day(text), day(text)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Warning.UncertainDays.class,
                        it -> assertThat(it.source().document()).isEqualTo("80-NQ/TW"));
    }

    private Kind kind(LocalDate day) {
        return ((Why.Said) calendar.why(day)).day().kind();
    }

    private List<LocalDate> days(int year, Kind kind) {
        return calendar.said(year).stream()
                .filter(it -> it.kind() == kind)
                .map(CalendarDay::day)
                .toList();
    }
}
