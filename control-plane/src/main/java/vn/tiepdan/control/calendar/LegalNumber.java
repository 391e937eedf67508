package vn.tiepdan.control.calendar;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A number of the law, for as long as it is in force.
 *
 * @param until     the first day on which it is in force no more; empty when none is known
 * @param article   where in the source, in Vietnamese, for example {@code Điều 28}; may be empty
 * @param uncertain why it should be checked before anybody relies on it; {@link Words#NONE} when it need not be
 */
public record LegalNumber(
        Key key,
        int value,
        Unit unit,
        LocalDate inForceFrom,
        Optional<LocalDate> until,
        Source source,
        String article,
        Words uncertain) {
    public LegalNumber {
        if (!key.units().contains(unit)) {
            throw new IllegalArgumentException(key + " is not counted in " + unit);
        }
        if (value < 1 || value > unit.most()) {
            throw new IllegalArgumentException("not from 1 to " + unit.most());
        }
        if (until.filter(it -> !it.isAfter(inForceFrom)).isPresent()) {
            throw new IllegalArgumentException("out of force before it is in force");
        }
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(inForceFrom)
                && until.filter(it -> !day.isBefore(it)).isEmpty();
    }

    LegalNumber endingBy(LocalDate next) {
        var end = until.filter(it -> it.isBefore(next)).orElse(next);
        return new LegalNumber(key, value, unit, inForceFrom, Optional.of(end), source, article, uncertain);
    }

    public enum Unit {
        WORKING_DAYS(1000),
        CALENDAR_DAYS(1000),
        PEOPLE(1000),
        DAYS_PER_WEEK(7),
        DAYS_PER_MONTH(28),
        DAYS_PER_YEAR(365);

        private final int most;

        Unit(int most) {
            this.most = most;
        }

        /** Beyond what the unit has, or the law comes near. */
        public int most() {
            return most;
        }
    }

    /** What is counted; the names stand in the database and on the wire, and are never changed. */
    public enum Key {
        /** Days that are worked each week, counted from Monday. */
        WORKING_WEEK(Unit.DAYS_PER_WEEK),
        PUBLIC_HOLIDAYS(Unit.DAYS_PER_YEAR),
        /** Telling the citizen what became of what they brought, from the reception on. */
        RESULT_NOTICE,
        COMPLAINT_ACCEPTANCE,
        COMPLAINT_FIRST,
        COMPLAINT_FIRST_COMPLEX,
        COMPLAINT_FIRST_REMOTE,
        COMPLAINT_FIRST_REMOTE_COMPLEX,
        COMPLAINT_SECOND,
        COMPLAINT_SECOND_COMPLEX,
        COMPLAINT_SECOND_REMOTE,
        COMPLAINT_SECOND_REMOTE_COMPLEX,
        /** For the citizen, from knowing the decision on. */
        COMPLAINT_FILING,
        /** For the citizen, from the end of the first instance on. */
        SECOND_COMPLAINT_FILING,
        SECOND_COMPLAINT_FILING_REMOTE,
        DENUNCIATION_ACCEPTANCE,
        /** When it must be looked into at several places. */
        DENUNCIATION_ACCEPTANCE_SEVERAL_PLACES,
        DENUNCIATION_TRANSFER,
        DENUNCIATION_RESOLUTION,
        /** With the one extension that a complex matter may have. */
        DENUNCIATION_RESOLUTION_COMPLEX,
        /** With both extensions that a very complex matter may have. */
        DENUNCIATION_RESOLUTION_VERY_COMPLEX,
        /** As many people with the same complaint send representatives. */
        GROUP_FROM(Unit.PEOPLE),
        GROUP_LARGE_FROM(Unit.PEOPLE),
        /** Representatives of a group below {@link #GROUP_LARGE_FROM}. */
        REPRESENTATIVES_SMALL_GROUP(Unit.PEOPLE),
        REPRESENTATIVES_MOST(Unit.PEOPLE),
        /** Days on which the head receives in person. */
        HEAD_DAYS_COMMUNE(Unit.DAYS_PER_MONTH, Unit.DAYS_PER_WEEK),
        HEAD_DAYS_PROVINCE(Unit.DAYS_PER_MONTH, Unit.DAYS_PER_WEEK),
        HEAD_DAYS_MINISTRY(Unit.DAYS_PER_MONTH, Unit.DAYS_PER_WEEK),
        HEAD_DAYS_GOVERNMENT_INSPECTORATE(Unit.DAYS_PER_MONTH, Unit.DAYS_PER_WEEK);

        private final Set<Unit> units;

        /** A length of time. */
        Key() {
            this(Unit.WORKING_DAYS, Unit.CALENDAR_DAYS);
        }

        Key(Unit... units) {
            this.units = Set.of(units);
        }

        /** In which it may be counted. */
        public Set<Unit> units() {
            return units;
        }
    }
}
