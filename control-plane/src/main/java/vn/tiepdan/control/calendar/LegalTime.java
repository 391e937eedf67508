package vn.tiepdan.control.calendar;

import java.util.Collection;
import java.util.List;

/** All that is known at one moment about days and numbers; never changes. */
public record LegalTime(Known known, WorkingCalendar calendar, LegalNumbers numbers, Deadlines deadlines) {
    /**
     * What is kept.
     *
     * @param days    what every source says, also where a later one says otherwise
     * @param numbers without the ends that follow from later ones
     */
    public record Known(List<Source> sources, List<CalendarDay> days, List<LegalNumber> numbers) {
        public Known {
            sources = List.copyOf(sources);
            days = List.copyOf(days);
            numbers = List.copyOf(numbers);
        }
    }

    static LegalTime of(Known known) {
        return of(known, known.days());
    }

    static LegalTime of(Known known, Collection<CalendarDay> days) {
        var numbers = new LegalNumbers(known.numbers());
        var calendar = new WorkingCalendar(days, numbers);
        return new LegalTime(known, calendar, numbers, new Deadlines(numbers, calendar));
    }
}
