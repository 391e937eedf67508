package vn.tiepdan.control.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tiepdan.control.calendar.Samples.day;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.control.calendar.CalendarDay.Kind;
import vn.tiepdan.control.calendar.Deadlines.Step;
import vn.tiepdan.control.calendar.LegalNumber.Key;
import vn.tiepdan.control.calendar.LegalNumber.Unit;
import vn.tiepdan.control.calendar.LegalTime.Known;
import vn.tiepdan.control.platform.Refused;

class DeadlinesTest {
    private final LegalTime time = Samples.shipped();
    private final Deadlines deadlines = time.deadlines();

    @ParameterizedTest
    @CsvSource({
        // received on the Tuesday before Lunar New Year 2026; 3 days before, 7 after
        "RESULT_NOTICE, 2026-02-10, 2026-03-03",
        // over Hung Kings' Day, 30 April and 1 May
        "RESULT_NOTICE, 2026-04-20, 2026-05-07",
        // over the swap: 22 August counts, 31 August does not
        "RESULT_NOTICE, 2026-08-20, 2026-09-07",
        // over the change of the year
        "RESULT_NOTICE, 2026-12-21, 2027-01-05",
        // received on a make-up Saturday, and on a holiday
        "RESULT_NOTICE, 2026-08-22, 2026-09-09",
        "RESULT_NOTICE, 2026-09-02, 2026-09-16",
        // ends on a working day; on a Saturday; on the second day of Lunar New Year; on the eve of Hung Kings' Day
        "COMPLAINT_FIRST, 2026-03-02, 2026-04-01",
        "COMPLAINT_FIRST, 2026-03-05, 2026-04-06",
        "COMPLAINT_FIRST, 2026-01-19, 2026-02-23",
        "COMPLAINT_FIRST, 2026-03-26, 2026-04-28",
        // ends on a make-up Saturday, which is worked, and on the Monday that is swapped for it
        "COMPLAINT_FIRST, 2026-07-23, 2026-08-22",
        "COMPLAINT_FIRST, 2026-08-01, 2026-09-03",
        "COMPLAINT_FILING, 2026-10-03, 2027-01-04"
    })
    void each_falls_due(Key key, LocalDate start, LocalDate due) {
        assertThat(deadlines.due(key, start).date()).isEqualTo(due);
    }

    @Test
    void a_length_in_working_days_says_what_was_passed_over_and_what_counted_although_a_saturday() {
        var due = deadlines.due(Key.RESULT_NOTICE, day("2026-08-20"));

        assertThat(due.steps().getFirst()).isEqualTo(new Step.StartExcluded(day("2026-08-20")));
        assertThat(due.steps().get(1)).isEqualTo(new Step.Counted(due.number()));
        assertThat(due.steps())
                .filteredOn(Step.Skipped.class::isInstance)
                .extracting(it -> ((Step.Skipped) it).day().getDayOfMonth())
                .containsExactly(23, 29, 30, 31, 1, 2, 5, 6);
        assertThat(due.steps())
                .contains(new Step.Included(day("2026-08-22"), time.calendar().why(day("2026-08-22"))));
        assertThat(due.steps())
                .contains(new Step.Skipped(day("2026-08-23"), new Why.WeeklyRest(DayOfWeek.SUNDAY, Samples.FIVE_DAYS)));
        assertThat(due.steps().getLast()).isEqualTo(new Step.Ends(day("2026-09-07")));
    }

    @Test
    void a_length_in_calendar_days_says_only_why_its_end_moved() {
        var due = deadlines.due(Key.COMPLAINT_FIRST, day("2026-03-26"));

        assertThat(due.steps())
                .containsExactly(
                        new Step.StartExcluded(day("2026-03-26")),
                        new Step.Counted(due.number()),
                        new Step.Skipped(day("2026-04-25"), time.calendar().why(day("2026-04-25"))),
                        new Step.Skipped(day("2026-04-26"), time.calendar().why(day("2026-04-26"))),
                        new Step.Skipped(day("2026-04-27"), time.calendar().why(day("2026-04-27"))),
                        new Step.Moved(day("2026-04-25"), day("2026-04-28")),
                        new Step.Ends(day("2026-04-28")));
    }

    @Test
    void an_end_on_a_working_day_stays() {
        assertThat(deadlines.due(Key.COMPLAINT_FIRST, day("2026-03-02")).steps())
                .noneMatch(it -> it instanceof Step.Moved || it instanceof Step.Skipped);
    }

    @Test
    void the_number_of_the_start_day_counts() {
        var now = number(Key.RESULT_NOTICE, 10, "2014-07-01", Words.NONE);
        var shorter = number(Key.RESULT_NOTICE, 5, "2026-08-12", Words.NONE);
        var changed = with(now, shorter).deadlines();

        assertThat(changed.due(Key.RESULT_NOTICE, day("2026-08-11")).number().value())
                .isEqualTo(10);
        assertThat(changed.due(Key.RESULT_NOTICE, day("2026-08-11")).number().until())
                .contains(day("2026-08-12"));
        assertThat(changed.due(Key.RESULT_NOTICE, day("2026-08-12")).number()).isEqualTo(shorter);
    }

    @Test
    void a_year_that_is_not_there_is_told() {
        assertThat(deadlines.due(Key.RESULT_NOTICE, day("2027-12-27")).warnings())
                .containsExactly(new Warning.NoCalendar(2028));
        assertThat(deadlines.due(Key.COMPLAINT_FIRST, day("2028-12-20")).warnings())
                .containsExactly(new Warning.NoCalendar(2029));
    }

    @Test
    void what_lies_between_does_not_matter_to_calendar_days() {
        assertThat(deadlines.due(Key.COMPLAINT_FILING, day("2026-11-20")).date())
                .isEqualTo(day("2027-02-18"));
        assertThat(deadlines.due(Key.COMPLAINT_FILING, day("2026-11-20")).warnings())
                .isEmpty();
        assertThat(deadlines.due(Key.RESULT_NOTICE, day("2026-11-20")).warnings())
                .singleElement()
                .isInstanceOf(Warning.UncertainDays.class);
    }

    @Test
    void an_uncertain_number_is_told_with_every_date() {
        var unsure = number(Key.RESULT_NOTICE, 10, "2014-07-01", new Words("theo trí nhớ", "from memory"));

        assertThat(with(unsure)
                        .deadlines()
                        .due(Key.RESULT_NOTICE, day("2026-03-02"))
                        .warnings())
                .contains(new Warning.UncertainNumber(unsure));
    }

    @ParameterizedTest
    @EnumSource(
            value = Key.class,
            names = {"REPRESENTATIVES_MOST", "WORKING_WEEK", "PUBLIC_HOLIDAYS", "HEAD_DAYS_COMMUNE"})
    void nothing_falls_due_after_a_number_that_is_no_length(Key key) {
        assertThatThrownBy(() -> deadlines.due(key, day("2026-08-20")))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.problem().type()).isEqualTo("/problems/not-a-deadline"));
    }

    @Test
    void before_the_law_there_was_no_deadline() {
        assertThatThrownBy(() -> deadlines.due(Key.RESULT_NOTICE, day("2014-06-30")))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.problem().type()).isEqualTo("/problems/no-number-in-force"));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void no_date_is_a_day_off_and_a_later_start_is_never_due_earlier(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            var start = day("2025-11-01").plusDays(random.nextInt(700));
            var key = random.nextBoolean() ? Key.RESULT_NOTICE : Key.COMPLAINT_FIRST;
            var due = deadlines.due(key, start).date();

            assertThat(time.calendar().isWorking(due))
                    .as("%s from %s, seed %d", key, start, seed)
                    .isTrue();
            assertThat(deadlines.due(key, start.plusDays(1)).date()).isAfterOrEqualTo(due);
        }
    }

    @Test
    void a_number_that_ended_without_another_one_is_in_force_no_more() {
        var ended = new LegalNumber(
                Key.RESULT_NOTICE,
                10,
                Unit.WORKING_DAYS,
                day("2014-07-01"),
                Optional.of(day("2026-01-01")),
                Samples.LABOUR_CODE,
                "",
                Words.NONE);
        var numbers = new LegalNumbers(List.of(ended));

        assertThat(numbers.inForce(Key.RESULT_NOTICE, day("2025-12-31"))).contains(ended);
        assertThat(numbers.inForce(Key.RESULT_NOTICE, day("2026-01-01"))).isEmpty();
    }

    private static LegalNumber number(Key key, int value, String from, Words uncertain) {
        return new LegalNumber(
                key, value, Unit.WORKING_DAYS, day(from), Optional.empty(), Samples.LABOUR_CODE, "Điều 28", uncertain);
    }

    private static LegalTime with(LegalNumber... numbers) {
        var all = new ArrayList<>(List.of(numbers));
        all.add(Samples.FIVE_DAYS);
        all.add(Samples.ELEVEN);
        return LegalTime.of(new Known(
                List.of(Samples.LABOUR_CODE),
                List.of(Samples.said("2026-01-01", Kind.HOLIDAY, Samples.LABOUR_CODE)),
                all));
    }
}
