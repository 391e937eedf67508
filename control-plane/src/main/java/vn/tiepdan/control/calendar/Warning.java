package vn.tiepdan.control.calendar;

import java.time.LocalDate;
import java.util.List;

/** What a date rests on and may turn out otherwise. */
public sealed interface Warning {
    /** Nothing is known of the year; all that was counted there is Saturdays and Sundays. */
    record NoCalendar(int year) implements Warning {}

    /** The year has fewer public holidays than the law gives. */
    record IncompleteCalendar(CalendarYear year) implements Warning {}

    /** @param days on which the date depends, and of which the source is not certain, or which nobody has decided */
    record UncertainDays(Source source, List<LocalDate> days) implements Warning {
        public UncertainDays {
            days = List.copyOf(days);
        }
    }

    /** The number itself should be checked. */
    record UncertainNumber(LegalNumber number) implements Warning {}
}
