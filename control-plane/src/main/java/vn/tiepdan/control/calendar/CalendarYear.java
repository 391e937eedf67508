package vn.tiepdan.control.calendar;

/**
 * How much is known of a year.
 *
 * @param holidays public holidays that are known
 * @param expected public holidays that the law gives in a year
 */
public record CalendarYear(int year, int holidays, int expected) {
    public enum State {
        /** No day is known. */
        ABSENT,
        /** Fewer holidays than the law gives. */
        INCOMPLETE,
        THERE
    }

    public State state() {
        if (holidays == 0) {
            return State.ABSENT;
        }
        return holidays < expected ? State.INCOMPLETE : State.THERE;
    }
}
