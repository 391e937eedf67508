package vn.tiepdan.control.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.tiepdan.control.calendar.LegalNumber.Key;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/**
 * When something falls due. The day of the event is not counted (Civil Code 91/2015/QH13, Article 147); a length in working days passes
 * over days off; one in calendar days does not, but an end on a day off moves to the end of the next working day (Article 148(5)).
 */
public final class Deadlines {
    private final LegalNumbers numbers;
    private final WorkingCalendar calendar;

    Deadlines(LegalNumbers numbers, WorkingCalendar calendar) {
        this.numbers = numbers;
        this.calendar = calendar;
    }

    /**
     * With the number that is in force on the start day. Fails with {@link Refused} for a key that is no length of time, for a day on
     * which no such number is in force, and for days beyond the calendar.
     *
     * @param start the day of the event, for example of the reception
     */
    public Due due(Key key, LocalDate start) {
        var number = numbers.inForce(key, start).orElseThrow(() -> noNumber(key, start));
        return switch (number.unit()) {
            case WORKING_DAYS -> inWorkingDays(number, start);
            case CALENDAR_DAYS -> inCalendarDays(number, start);
            case PEOPLE, DAYS_PER_WEEK, DAYS_PER_MONTH, DAYS_PER_YEAR -> throw noLength(key);
        };
    }

    private Due inWorkingDays(LegalNumber number, LocalDate start) {
        var date = calendar.plusWorkingDays(start, number.value());
        var steps = new ArrayList<>(begun(number, start));
        start.plusDays(1).datesUntil(date.plusDays(1)).forEach(day -> {
            var working = calendar.isWorking(day);
            if (!working) {
                steps.add(new Step.Skipped(day, calendar.why(day)));
            } else if (!calendar.worksWeekly(day)) {
                steps.add(new Step.Included(day, calendar.why(day)));
            }
        });
        steps.add(new Step.Ends(date));
        return new Due(date, number, steps, warnings(number, start.plusDays(1), date));
    }

    private Due inCalendarDays(LegalNumber number, LocalDate start) {
        var end = start.plusDays(number.value());
        var date = calendar.workingDayFrom(end);
        var steps = new ArrayList<>(begun(number, start));
        if (!date.equals(end)) {
            end.datesUntil(date).forEach(day -> steps.add(new Step.Skipped(day, calendar.why(day))));
            steps.add(new Step.Moved(end, date));
        }
        steps.add(new Step.Ends(date));
        return new Due(date, number, steps, warnings(number, end, date));
    }

    private static List<Step> begun(LegalNumber number, LocalDate start) {
        return List.of(new Step.StartExcluded(start), new Step.Counted(number));
    }

    private List<Warning> warnings(LegalNumber number, LocalDate from, LocalDate to) {
        var ofDays = from.isAfter(to) ? List.<Warning>of() : calendar.warnings(from, to);
        var ofNumber = number.uncertain().none()
                ? Stream.<Warning>empty()
                : Stream.<Warning>of(new Warning.UncertainNumber(number));
        return Stream.concat(ofNumber, ofDays.stream()).toList();
    }

    /**
     * When something is due, and how that was found.
     *
     * @param date  the last day on which it is in time
     * @param steps in the order in which somebody would reckon it
     */
    public record Due(LocalDate date, LegalNumber number, List<Step> steps, List<Warning> warnings) {
        public Due {
            steps = List.copyOf(steps);
            warnings = List.copyOf(warnings);
        }
    }

    public sealed interface Step {
        record StartExcluded(LocalDate day) implements Step {}

        record Counted(LegalNumber number) implements Step {}

        /** Not counted, or no end, because it is a day off. */
        record Skipped(LocalDate day, Why why) implements Step {}

        /** Counted although it is a day of weekly rest. */
        record Included(LocalDate day, Why why) implements Step {}

        /** The end would be a day off. */
        record Moved(LocalDate day, LocalDate to) implements Step {}

        record Ends(LocalDate day) implements Step {}
    }

    private static Refused noNumber(Key key, LocalDate start) {
        return new Refused(Problem.atField(
                "no-number-in-force",
                "The law has no such number on that day",
                key + " is not in force on " + start + ". Choose another day, or enter the number.",
                "from"));
    }

    private static Refused noLength(Key key) {
        return new Refused(Problem.atField(
                "not-a-deadline",
                "Nothing falls due after this number",
                key + " is no length of time. Choose one in working or calendar days.",
                "key"));
    }
}
