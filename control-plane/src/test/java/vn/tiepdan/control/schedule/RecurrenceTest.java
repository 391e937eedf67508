package vn.tiepdan.control.schedule;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecurrenceTest {
    static Stream<Arguments> unfolds() {
        return Stream.of(
                of(new Recurrence.Weekly(Set.of(MONDAY, FRIDAY)), "2026-11-27", "2026-12-07", "27 30 04 07"),
                of(new Recurrence.Weekly(Set.of(SUNDAY)), "2026-11-27", "2026-11-28", ""),
                of(new Recurrence.MonthlyOnDays(Set.of(20, 5)), "2026-11-06", "2027-01-05", "20 05 20 05"),
                of(new Recurrence.MonthlyOnDays(Set.of(31)), "2026-11-01", "2027-02-28", "31 31"),
                of(new Recurrence.MonthlyOnDays(Set.of(29)), "2027-02-01", "2027-03-31", "29"),
                of(new Recurrence.MonthlyOnDays(Set.of(29)), "2028-02-01", "2028-03-31", "29 29"),
                of(new Recurrence.MonthlyOnWeekday(2, THURSDAY), "2026-11-01", "2026-12-31", "12 10"),
                of(new Recurrence.MonthlyOnWeekday(5, THURSDAY), "2026-11-01", "2026-12-31", "26 31"),
                of(new Recurrence.MonthlyOnWeekday(1, SUNDAY), "2026-11-02", "2026-11-30", ""),
                of(new Recurrence.Weekly(Set.of(MONDAY)), "2026-12-01", "2026-11-30", ""),
                of(new Recurrence.MonthlyOnDays(Set.of(1)), "2027-01-01", "2026-11-30", ""));
    }

    @ParameterizedTest
    @MethodSource
    void unfolds(Recurrence rule, LocalDate from, LocalDate until, String days) {
        assertThat(rule.days(from, until).map(it -> it.toString().substring(8)).collect(Collectors.joining(" ")))
                .isEqualTo(days);
    }

    @Test
    void names_days_that_there_are() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Recurrence.Weekly(Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Recurrence.MonthlyOnDays(Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Recurrence.MonthlyOnDays(Set.of(0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Recurrence.MonthlyOnDays(Set.of(32)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Recurrence.MonthlyOnWeekday(0, MONDAY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Recurrence.MonthlyOnWeekday(6, MONDAY));
    }

    private static Arguments of(Recurrence rule, String from, String until, String days) {
        return Arguments.of(rule, LocalDate.parse(from), LocalDate.parse(until), days);
    }
}
