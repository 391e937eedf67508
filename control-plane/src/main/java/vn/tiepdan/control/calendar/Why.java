package vn.tiepdan.control.calendar;

import java.time.DayOfWeek;

/** Why a day is worked or not. */
public sealed interface Why {
    /** Nothing is said of it, and such days of the week are worked. */
    record Workday(DayOfWeek day) implements Why {}

    /** @param week how many days are worked each week, counted from Monday */
    record WeeklyRest(DayOfWeek day, LegalNumber week) implements Why {}

    /** A document speaks of it. */
    record Said(CalendarDay day) implements Why {}
}
