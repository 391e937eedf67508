package vn.tiepdan.control.calendar;

import java.time.LocalDate;

/** What one document says of one day. */
public record CalendarDay(LocalDate day, Kind kind, Words name, Source source) {
    public enum Kind {
        /** A public holiday, on whatever day of the week. */
        HOLIDAY,
        /** Off in exchange for a {@link #MAKE_UP} day. */
        SWAPPED_OFF,
        /** Off because a holiday fell on a day of weekly rest. */
        COMPENSATED_OFF,
        /** Worked, although a day of weekly rest. */
        MAKE_UP,
        /** Like any day of its kind of the week: takes back what an earlier document says. */
        ORDINARY,
        /** May become a day off. Counts like {@link #ORDINARY} until somebody has decided, and every date that passes it says so. */
        UNDECIDED
    }

    /** @param weekly whether such days of the week are worked */
    boolean works(boolean weekly) {
        return switch (kind) {
            case HOLIDAY, SWAPPED_OFF, COMPENSATED_OFF -> false;
            case MAKE_UP -> true;
            case ORDINARY, UNDECIDED -> weekly;
        };
    }

    /** Whether dates would change if what is said here turned out otherwise, and that may be. */
    boolean doubtful(boolean weekly) {
        return switch (kind) {
            case UNDECIDED -> weekly;
            case HOLIDAY, SWAPPED_OFF, COMPENSATED_OFF, MAKE_UP ->
                !source.uncertain().none() && works(weekly) != weekly;
            case ORDINARY -> false;
        };
    }
}
